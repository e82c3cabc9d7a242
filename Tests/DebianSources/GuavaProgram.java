// SPDX-License-Identifier: Apache-2.0
import com.google.common.base.*;
import com.google.common.cache.*;
import com.google.common.collect.*;
import com.google.common.eventbus.*;
import com.google.common.graph.*;
import com.google.common.hash.*;
import com.google.common.io.*;
import com.google.common.math.*;
import com.google.common.net.*;
import com.google.common.primitives.*;
import com.google.common.reflect.*;
import com.google.common.util.concurrent.*;
import java.util.*;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** guava: collections, strings, caches, hashes, graphs, ranges, types, events, futures. */
public class GuavaProgram {
    static class Listener {
        @Subscribe public void on(String event) { System.out.println("event " + event); }
        @Subscribe public void dead(DeadEvent event) { System.out.println("dead " + event.getEvent()); }
    }

    public static void main(String[] args) throws Exception {
        ImmutableMultimap<Integer, String> byLength = Multimaps.index(Splitter.on(' ').split("the quick brown fox jumps"), String::length);
        System.out.println(byLength + " " + byLength.inverse().get("fox"));
        BiMap<String, Integer> both = HashBiMap.create(ImmutableMap.of("a", 1, "b", 2));
        System.out.println(both.inverse().get(2) + Maps.difference(both, ImmutableMap.of("a", 1, "b", 3, "c", 4)));
        Table<Integer, Integer, Integer> table = TreeBasedTable.create();
        for (int i = 1; i < 5; i++) for (int j = 1; j < i; j++) table.put(i, j, i * j);
        System.out.println(table.rowMap() + " " + table.column(2));
        RangeSet<Integer> ranges = TreeRangeSet.create();
        ranges.add(Range.closed(1, 5)); ranges.add(Range.open(4, 9)); ranges.remove(Range.singleton(3));
        System.out.println(ranges + " " + ranges.complement() + ContiguousSet.create(Range.openClosed(2, 6), DiscreteDomain.integers()));
        System.out.println(Sets.powerSet(ImmutableSet.of(1, 2, 3)).size() + " " + Sets.cartesianProduct(ImmutableSet.of(1, 2), ImmutableSet.of(3, 4)));
        System.out.println(Ordering.natural().reverse().nullsLast().onResultOf(String::length).sortedCopy(List.of("a", "ccc", "bb")));
        System.out.println(Stream.of("x", "y", "z").collect(ImmutableMap.toImmutableMap(s -> s, s -> (int) s.charAt(0))));
        System.out.println(Stream.of(1, 2, 3, 4).collect(Multimaps.<Integer, Integer, Integer, ListMultimap<Integer, Integer>>flatteningToMultimap(i -> i % 2, i -> Stream.of(i, -i), ArrayListMultimap::create)));
        System.out.println(Joiner.on(", ").skipNulls().join("a", null, "b") + CaseFormat.LOWER_CAMEL.to(CaseFormat.UPPER_UNDERSCORE, "someName")
            + CharMatcher.inRange('0', '9').retainFrom("a1b22") + Strings.padStart("7", 3, '0') + MoreObjects.toStringHelper("T").add("x", 1).omitNullValues().add("y", null));
        LoadingCache<Integer, String> cache = CacheBuilder.newBuilder().maximumSize(2).recordStats().build(CacheLoader.from(n -> "v" + n));
        for (int n : new int[] {1, 2, 1, 3, 1}) System.out.print(cache.get(n) + " ");
        System.out.println(cache.stats().hitCount());
        System.out.println(Hashing.murmur3_128().hashString("text", Charsets.UTF_8) + " " + Hashing.sha256().hashInt(5) + " " + Hashing.crc32c().hashLong(7));
        MutableValueGraph<String, Integer> graph = ValueGraphBuilder.directed().build();
        graph.putEdgeValue("a", "b", 1); graph.putEdgeValue("b", "c", 2); graph.putEdgeValue("c", "a", 3);
        System.out.println(graph + " " + Graphs.hasCycle(graph.asGraph()) + Graphs.reachableNodes(graph.asGraph(), "a"));
        System.out.println(new TypeToken<List<? extends Map<String, Integer[]>>>() { }.resolveType(List.class.getTypeParameters()[0]));
        System.out.println(LongMath.binomial(30, 12) + " " + BigIntegerMath.factorial(25) + " " + IntMath.gcd(84, 36) + Stats.of(1, 2, 4).mean());
        System.out.println(Ints.asList(3, 1, 2) + UnsignedLongs.toString(-1L) + BaseEncoding.base32().encode(new byte[] {1, 2, 3}) + InetAddresses.forString("::1"));
        EventBus bus = new EventBus();
        bus.register(new Listener());
        bus.post("hello"); bus.post(42);
        ListeningExecutorService pool = MoreExecutors.listeningDecorator(Executors.newFixedThreadPool(2));
        ListenableFuture<List<Integer>> all = Futures.allAsList(Lists.transform(List.of(1, 2, 3), n -> pool.submit(() -> n * n)));
        System.out.println(Futures.transform(all, list -> list.stream().mapToInt(n -> n).sum(), MoreExecutors.directExecutor()).get());
        pool.shutdown();
        try {
            ImmutableList.of(1).add(2);
        } catch (UnsupportedOperationException failure) {
            System.out.println(failure.getStackTrace()[0]);
        }
        try {
            Preconditions.checkArgument(false, "%s is not %s", 1, 2);
        } catch (IllegalArgumentException failure) {
            System.out.println(failure.getMessage());
        }
    }
}
