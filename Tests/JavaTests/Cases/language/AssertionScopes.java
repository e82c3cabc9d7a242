// SPDX-License-Identifier: Apache-2.0
// Assertions on and off by class and package; a class of its own wins over its package, a package over the default.
// Options: -ea -da:AssertionScopes$Off -da:java.util... -esa -da:java.util.ArrayList

public class AssertionScopes {
    static class On {
        static String test() {
            boolean isOn = false;
            assert isOn = true;
            return "On " + isOn;
        }
    }

    static class Off {
        static String test() {
            boolean isOn = false;
            assert isOn = true;
            return "Off " + isOn;
        }
    }

    public static void main(String[] args) {
        System.out.println(On.test());
        System.out.println(Off.test());
        System.out.println(AssertionScopes.class.desiredAssertionStatus());
        System.out.println(Off.class.desiredAssertionStatus());
        System.out.println(java.util.HashMap.class.desiredAssertionStatus());
        System.out.println(java.util.ArrayList.class.desiredAssertionStatus());
        System.out.println(java.lang.String.class.desiredAssertionStatus());
    }
}
