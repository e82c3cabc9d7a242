import module java.sql;
import module java.logging;

class Mods {
    public static void main(String[] args) {
        Logger logger = Logger.getLogger("x");
        logger.setLevel(Level.OFF);
        System.out.println(logger.getName() + " " + SQLException.class.getModule().getName());
        System.out.println(Mods.class.getModule().isNamed());
    }
}
