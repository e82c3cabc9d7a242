// SPDX-License-Identifier: Apache-2.0
import static org.junit.Assert.*;
import static org.hamcrest.CoreMatchers.*;
import java.util.*;
import org.junit.*;
import org.junit.rules.*;
import org.junit.runner.*;
import org.junit.runner.notification.Failure;
import org.junit.runners.*;

/** JUnit 4: rules, parameters, timeouts, expected exceptions, failures. */
public class JUnitProgram {
    @FixMethodOrder(MethodSorters.NAME_ASCENDING)
    public static class Plain {
        @Rule public TestName name = new TestName();
        @Rule public TemporaryFolder folder = new TemporaryFolder();
        @BeforeClass public static void beforeAll() { System.out.println("before all"); }
        @Before public void before() { System.out.println("before " + name.getMethodName()); }
        @Test public void passes() { assertEquals(4, 2 + 2); }
        @Test public void failsWithArrays() { assertArrayEquals(new int[] {1, 2, 3}, new int[] {1, 2, 4}); }
        @Test public void failsWithMatcher() { assertThat("text", both(containsString("e")).and(startsWith("x"))); }
        @Test(expected = ArithmeticException.class) public void throwsAsExpected() { System.out.println(1 / (name == null ? 1 : 0)); }
        @Test(timeout = 50) public void takesTooLong() throws Exception { Thread.sleep(10_000); }
        @Test public void usesFolder() throws Exception { assertTrue(folder.newFile("x").exists()); }
        @Ignore("not today") @Test public void ignored() { fail(); }
        @Test public void assumes() { Assume.assumeTrue(false); }
    }

    @RunWith(Parameterized.class)
    public static class Squares {
        @Parameterized.Parameters(name = "{0} squared") public static Collection<Object[]> data() {
            return List.of(new Object[] {2, 4}, new Object[] {3, 9}, new Object[] {4, 15});
        }
        @Parameterized.Parameter(0) public int base;
        @Parameterized.Parameter(1) public int square;
        @Test public void squares() { assertEquals(square, base * base); }
    }

    public static void main(String[] args) {
        Result result = JUnitCore.runClasses(Plain.class, Squares.class);
        System.out.println(result.getRunCount() + " run, " + result.getFailureCount() + " failed, "
            + result.getIgnoreCount() + " ignored");
        List<String> texts = new ArrayList<>();
        for (Failure failure : result.getFailures()) texts.add(failure.toString());
        Collections.sort(texts);
        texts.forEach(System.out::println);
    }
}
