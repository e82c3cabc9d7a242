public class Plugin { public String toString() { return "plugged in"; } }
