// SPDX-License-Identifier: Apache-2.0
// Expects: a watch service reports what is created, changed and deleted in a folder, and nothing of other folders.
import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

public class Watching {
    /// Waits until all of the events have come; others fail the case.
    static void await(WatchService service, WatchKey expected, String... events) throws Exception {
        Set<String> missing = new TreeSet<>(Set.of(events));
        boolean isFine = true;
        while (!missing.isEmpty()) {
            WatchKey key = service.poll(10, TimeUnit.SECONDS);
            if (key == null) {
                System.out.println("missing: " + missing);
                return;
            }
            for (WatchEvent<?> event : key.pollEvents()) {
                String text = event.kind().name() + " " + event.context();
                if (!missing.remove(text) && !event.kind().equals(ENTRY_MODIFY)) System.out.println("unexpected: " + text);
            }
            isFine &= key == expected & key.reset();
        }
        System.out.println("came: " + new TreeSet<>(Set.of(events)) + " " + isFine);
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("watching");
        Path other = Files.createTempDirectory("watching");
        Path file = folder.resolve("file");
        WatchKey key;
        try (WatchService service = folder.getFileSystem().newWatchService()) {
            key = folder.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY);
            System.out.println(key.watchable().equals(folder) + " " + key.isValid() + " " + (service.poll() == null));
            Files.createFile(other.resolve("elsewhere"));
            Files.createFile(file);
            await(service, key, "ENTRY_CREATE file");
            Files.writeString(file, "text");
            await(service, key, "ENTRY_MODIFY file");
            Files.delete(file);
            await(service, key, "ENTRY_DELETE file");
            try {
                other.resolve("elsewhere").register(service, ENTRY_CREATE);
            } catch (NotDirectoryException e) {
                System.out.println("not a folder: " + e.getMessage().endsWith("elsewhere"));
            }
            Thread closer = new Thread(() -> {
                try {
                    service.take();
                } catch (ClosedWatchServiceException | InterruptedException e) {
                    System.out.println(e.getClass().getName());
                }
            });
            closer.start();
            Thread.sleep(20);
            service.close();
            closer.join();
        }
        System.out.println(key.isValid());
        Files.delete(other.resolve("elsewhere"));
        Files.delete(other);
        Files.delete(folder);
    }
}
