// SPDX-License-Identifier: Apache-2.0
package p;
public class Main { public static void main(String[] a) { System.out.println("hello @WHO@ " + String.join(",", a)); } }
