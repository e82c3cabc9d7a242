// SPDX-License-Identifier: Apache-2.0
// Tests: a text game that reads commands from standard input: rooms, things, a lamp, a locked door, a save file in memory.
// Expects: the game as played by the commands below.
// Stdin: look\ngo up\ntake lamp\ntake key\ninventory\ngo north\nlight lamp\nlook\ntake coin\nsave\ngo east\nunlock door\ngo east\ndance\ntake crown\nload\ninventory\ngo east\nunlock door with key\ngo east\ntake crown\ngo west\ngo west\ngo south\ngo out\n
import java.io.*;
import java.util.*;
import java.util.function.Predicate;

public class Dungeon {
    enum Direction { NORTH, SOUTH, EAST, WEST, UP, OUT }

    static class Room implements Serializable {
        final String name, text;
        final boolean isDark;
        final EnumMap<Direction, Room> ways = new EnumMap<>(Direction.class);
        final SortedSet<String> things = new TreeSet<>();
        Room(String name, String text, boolean isDark, String... things) {
            this.name = name;
            this.text = text;
            this.isDark = isDark;
            this.things.addAll(List.of(things));
        }
        Room leadsTo(Direction d, Room other) {
            ways.put(d, other);
            return this;
        }
    }

    static class State implements Serializable {
        Room room;
        final SortedSet<String> bag = new TreeSet<>();
        boolean isLit, isUnlocked, isOver;
        int moves;
    }

    sealed interface Command {
        record Go(Direction where) implements Command {}
        record Take(String thing) implements Command {}
        record Use(String verb, String thing, Optional<String> with) implements Command {}
        record Plain(String verb) implements Command {}
        record Unknown(String text) implements Command {}
    }

    State state = new State();
    byte[] saved;
    final PrintStream out;

    Dungeon(PrintStream out) {
        this.out = out;
        Room hall = new Room("Hall", "Stairs lead up to daylight.", false, "lamp", "key");
        Room cave = new Room("Cave", "Water drips. A passage leads east.", true, "coin");
        Room gate = new Room("Gate", "An iron door bars the way east.", true);
        Room vault = new Room("Vault", "Everything glitters.", true, "crown");
        hall.leadsTo(Direction.NORTH, cave);
        cave.leadsTo(Direction.SOUTH, hall).leadsTo(Direction.EAST, gate);
        gate.leadsTo(Direction.WEST, cave).leadsTo(Direction.EAST, vault);
        vault.leadsTo(Direction.WEST, gate);
        state.room = hall;
    }

    static Command parse(String line) {
        String[] words = line.strip().toLowerCase(Locale.ROOT).split("\\s+");
        return switch (words[0]) {
            case "go" -> {
                try {
                    yield new Command.Go(Direction.valueOf(words[words.length - 1].toUpperCase(Locale.ROOT)));
                } catch (IllegalArgumentException e) {
                    yield new Command.Unknown(line);
                }
            }
            case "take" -> new Command.Take(words[words.length - 1]);
            case "light", "unlock" -> new Command.Use(words[0], words.length > 1 ? words[1] : "",
                    words.length == 4 && words[2].equals("with") ? Optional.of(words[3]) : Optional.empty());
            case "look", "inventory", "save", "load" -> new Command.Plain(words[0]);
            default -> new Command.Unknown(line);
        };
    }

    boolean canSee() { return !state.room.isDark || state.isLit; }

    void describe() {
        if (!canSee()) {
            out.println("It is pitch dark.");
            return;
        }
        out.println("== " + state.room.name + " ==\n" + state.room.text);
        if (!state.room.things.isEmpty()) out.println("You see: " + String.join(", ", state.room.things));
    }

    void run(Command command) throws Exception {
        state.moves++;
        switch (command) {
            case Command.Go(Direction d) when d == Direction.OUT && state.room.name.equals("Hall") -> {
                boolean hasWon = state.bag.contains("crown");
                out.println(hasWon ? "You leave with the crown, in " + state.moves + " moves." : "You leave with empty hands.");
                state.isOver = true;
            }
            case Command.Go(Direction d) -> {
                Room next = state.room.ways.get(d);
                if (next == null) out.println("There is no way " + d.name().toLowerCase(Locale.ROOT) + ".");
                else if (next.name.equals("Vault") && !state.isUnlocked) out.println("The door is locked.");
                else {
                    state.room = next;
                    describe();
                }
            }
            case Command.Take(String thing) when canSee() && state.room.things.remove(thing) -> {
                state.bag.add(thing);
                out.println("Taken: " + thing);
            }
            case Command.Take(String thing) -> out.println("There is no " + thing + " that you can see.");
            case Command.Use(String verb, String thing, var with) when verb.equals("light") && state.bag.contains(thing) -> {
                state.isLit = true;
                out.println("The " + thing + " burns.");
            }
            case Command.Use(String verb, String thing, Optional<String> with) when verb.equals("unlock")
                    && state.room.name.equals("Gate") && with.filter(state.bag::contains).filter(Predicate.isEqual("key")).isPresent() -> {
                state.isUnlocked = true;
                out.println("The " + thing + " opens with a groan.");
            }
            case Command.Use use -> out.println("You cannot " + use.verb() + " that" + (use.with().isEmpty() ? " just so." : "."));
            case Command.Plain(String verb) -> {
                switch (verb) {
                    case "look" -> describe();
                    case "inventory" -> out.println("You carry " + (state.bag.isEmpty() ? "nothing" : String.join(", ", state.bag)) + ".");
                    case "save" -> {
                        var bytes = new ByteArrayOutputStream();
                        try (var o = new ObjectOutputStream(bytes)) { o.writeObject(state); }
                        saved = bytes.toByteArray();
                        out.println("Saved.");
                    }
                    default -> {
                        try (var i = new ObjectInputStream(new ByteArrayInputStream(saved))) { state = (State) i.readObject(); }
                        out.println("Back in the " + state.room.name + ", after " + state.moves + " moves.");
                    }
                }
            }
            case Command.Unknown(String text) -> out.println("I do not understand \"" + text + "\".");
        }
    }

    public static void main(String[] args) throws Exception {
        var game = new Dungeon(System.out);
        var in = new BufferedReader(new InputStreamReader(System.in));
        game.describe();
        for (String line; !game.state.isOver && (line = in.readLine()) != null; ) {
            System.out.println("> " + line);
            game.run(parse(line));
        }
        System.out.println(game.state.isOver ? "The end." : "You fall asleep.");
    }
}
