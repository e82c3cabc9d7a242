// SPDX-License-Identifier: Apache-2.0
package swiftlet.internal;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Defines the classes of a program that is launched from source (JEP 330, 458). Their class files are in memory; those of
 * source files that nothing mentions by name are compiled when their classes are asked for.
 *
 * Unlike most loaders it looks at its own classes first, so that source wins over class files of the class path.
 */
final class SourceClassLoader extends ClassLoader {
    private static final String SUFFIX = ".class";

    private final ClassLoader parent;
    /** Class files by name with dots. */
    private final ConcurrentHashMap<String, byte[]> files = new ConcurrentHashMap<>();
    /** Source files and resources lie below, by package. */
    private final Path root;
    private final ProtectionDomain domain;
    private final String protocol = "sourcelauncher-MemoryClassLoader" + hashCode();
    private URLStreamHandler handler;

    private SourceClassLoader(ClassLoader parent, Path file, Path root) {
        super(parent);
        this.parent = parent;
        this.root = root;
        CodeSource source = null;
        try {
            source = new CodeSource(file.toUri().toURL(), (java.security.CodeSigner[]) null);
        } catch (MalformedURLException e) {
            // No place is known then.
        }
        domain = new ProtectionDomain(source, null, this, null);
    }

    /** The loader of a program, which becomes the context class loader. `names[i]` is the class of `classes[i]`. */
    private static ClassLoader create(String file, String root, String[] names, byte[][] classes) {
        System.setProperty("jdk.launcher.sourcefile", file);
        SourceClassLoader loader =
            new SourceClassLoader(ClassLoader.getSystemClassLoader(), Path.of(file), Path.of(root));
        for (int i = 0; i < names.length; i++) loader.files.put(names[i], classes[i]);
        Thread.currentThread().setContextClassLoader(loader);
        return loader;
    }

    /**
     * Compiles the source file a class should be in: names and class files by turns; null if there is no such file, an
     * empty array if it has errors, which have been printed.
     */
    private static native Object[] compile(String name);

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> found = findLoadedClass(name);
            if (found == null) found = define(name);
            if (found == null) found = parent.loadClass(name);
            if (resolve) resolveClass(found);
            return found;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> found = define(name);
        if (found == null) throw new ClassNotFoundException(name);
        return found;
    }

    private Class<?> define(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            Object[] compiled = compile(name);
            if (compiled == null) return null;
            if (compiled.length == 0) System.exit(2);
            for (int i = 0; i < compiled.length; i += 2) {
                files.putIfAbsent((String) compiled[i], (byte[]) compiled[i + 1]);
            }
            bytes = files.get(name);
            if (bytes == null) return null;
        }
        return defineClass(name, bytes, 0, bytes.length, domain);
    }

    @Override
    public URL getResource(String name) {
        URL found = findResource(name);
        return found != null ? found : parent.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> found = new ArrayList<>();
        URL own = findResource(name);
        if (own != null) found.add(own);
        parent.getResources(name).asIterator().forEachRemaining(found::add);
        return Collections.enumeration(found);
    }

    @Override
    protected URL findResource(String name) {
        byte[] bytes = classFile(name);
        if (bytes == null) return inRoot(name);
        try {
            if (handler == null) handler = new Handler();
            return URL.of(new URI(protocol, name, null), handler);
        } catch (URISyntaxException | MalformedURLException e) {
            return null;
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL found = findResource(name);
        return Collections.enumeration(found == null ? List.of() : List.of(found));
    }

    /** The class file a resource name stands for; null if there is none. */
    private byte[] classFile(String name) {
        if (!name.endsWith(SUFFIX)) return null;
        return files.get(name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'));
    }

    /** An existing file below the folder of the program. */
    private URL inRoot(String name) {
        try {
            if (name.isEmpty() || name.startsWith("/") || name.endsWith("/")) return null;
            Path file = root.resolve(name).normalize();
            return file.startsWith(root) && Files.exists(file) ? file.toUri().toURL() : null;
        } catch (InvalidPathException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the class files in memory. */
    private final class Handler extends URLStreamHandler {
        @Override
        public URLConnection openConnection(URL url) {
            if (!url.getProtocol().equalsIgnoreCase(protocol)) throw new IllegalArgumentException(url.toString());
            return new Connection(url, classFile(url.getPath()));
        }
    }

    private static final class Connection extends URLConnection {
        private final byte[] bytes;
        private InputStream input;

        Connection(URL url, byte[] bytes) {
            super(url);
            this.bytes = bytes;
        }

        @Override
        public void connect() throws IOException {
            if (connected) return;
            if (bytes == null) throw new FileNotFoundException(getURL().getPath());
            input = new ByteArrayInputStream(bytes);
            connected = true;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            connect();
            return input;
        }

        @Override
        public long getContentLengthLong() {
            return bytes.length;
        }

        @Override
        public String getContentType() {
            return "application/octet-stream";
        }
    }
}
