int count = 2;

String greet(String name) { return "Hi " + name; }

void main(String[] args) {
    IO.println(greet("you") + " " + count + " " + args.length);
    List<Integer> list = new ArrayList<>(List.of(3, 1, 2));
    Collections.sort(list);
    IO.println(list);
}
