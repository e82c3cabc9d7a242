// SPDX-License-Identifier: Apache-2.0
// Tests: a ray tracer: spheres over a chequered floor, with shadows, reflection and several rays a pixel, computed by all
// processors. An argument names the PNG file to write, in colour; without one the picture is printed in letters.
// Expects: the picture, and its checksum.
import java.io.*;
import java.nio.file.*;
import java.util.*;
import java.util.stream.IntStream;
import java.util.zip.*;

public class RayTracer {
    record Vector(double x, double y, double z) {
        Vector plus(Vector o) { return new Vector(x + o.x, y + o.y, z + o.z); }
        Vector minus(Vector o) { return new Vector(x - o.x, y - o.y, z - o.z); }
        Vector times(double f) { return new Vector(x * f, y * f, z * f); }
        Vector times(Vector o) { return new Vector(x * o.x, y * o.y, z * o.z); }
        double dot(Vector o) { return x * o.x + y * o.y + z * o.z; }
        Vector unit() { return times(1 / Math.sqrt(dot(this))); }
        Vector mirrored(Vector normal) { return minus(normal.times(2 * dot(normal))); }
    }

    record Ray(Vector from, Vector direction) {
        Vector at(double t) { return from.plus(direction.times(t)); }
    }

    record Hit(double distance, Vector point, Vector normal, Vector colour, double mirror) {}

    sealed interface Thing { Hit hit(Ray ray); }

    record Sphere(Vector centre, double radius, Vector colour, double mirror) implements Thing {
        @Override public Hit hit(Ray ray) {
            Vector toCentre = centre.minus(ray.from());
            double along = toCentre.dot(ray.direction());
            double under = along * along - toCentre.dot(toCentre) + radius * radius;
            if (under < 0) return null;
            double root = Math.sqrt(under), t = along - root > 1e-6 ? along - root : along + root;
            if (t < 1e-6) return null;
            Vector point = ray.at(t);
            return new Hit(t, point, point.minus(centre).unit(), colour, mirror);
        }
    }

    record Floor(double height) implements Thing {
        @Override public Hit hit(Ray ray) {
            double t = (height - ray.from().y()) / ray.direction().y();
            if (!(t > 1e-6) || t > 60) return null;
            Vector p = ray.at(t);
            boolean isDark = (Math.floor(p.x()) + Math.floor(p.z())) % 2 != 0;
            return new Hit(t, p, new Vector(0, 1, 0), isDark ? new Vector(.15, .15, .2) : new Vector(.9, .9, .85), .15);
        }
    }

    static final Vector SUN = new Vector(-.5, .8, -.6).unit();
    static final List<Thing> SCENE = List.of(new Floor(-1),
            new Sphere(new Vector(0, 0, 5), 1, new Vector(.9, .2, .2), .25),
            new Sphere(new Vector(-2, -.3, 4.4), .7, new Vector(.2, .8, .3), .1),
            new Sphere(new Vector(1.8, -.4, 4), .6, new Vector(.3, .4, .95), .5),
            new Sphere(new Vector(.6, -.7, 3.2), .3, new Vector(.95, .8, .2), .3));

    static Hit nearest(Ray ray) {
        Hit best = null;
        for (Thing thing : SCENE) {
            Hit hit = thing.hit(ray);
            if (hit != null && (best == null || hit.distance() < best.distance())) best = hit;
        }
        return best;
    }

    static Vector colour(Ray ray, int depth) {
        Hit hit = nearest(ray);
        if (hit == null) {
            double up = Math.max(0, ray.direction().y());
            return new Vector(.75 - .45 * up, .85 - .3 * up, 1);
        }
        double light = .15;
        if (nearest(new Ray(hit.point(), SUN)) == null) light += .85 * Math.max(0, hit.normal().dot(SUN));
        Vector own = hit.colour().times(light);
        if (depth == 0 || hit.mirror() == 0) return own;
        Ray next = new Ray(hit.point(), ray.direction().mirrored(hit.normal()).unit());
        return own.times(1 - hit.mirror()).plus(colour(next, depth - 1).times(hit.mirror()));
    }

    /** Bytes of red, green and blue, row by row. */
    static byte[] render(int width, int height, int samples) {
        byte[] picture = new byte[width * height * 3];
        IntStream.range(0, height).parallel().forEach(y -> {
            for (int x = 0; x < width; x++) {
                Vector sum = new Vector(0, 0, 0);
                for (int s = 0; s < samples * samples; s++) {
                    double px = x + (s % samples + .5) / samples, py = y + (s / samples + .5) / samples;
                    Vector direction = new Vector((px - width / 2.0) / height, (height / 2.0 - py) / height, 1).unit();
                    sum = sum.plus(colour(new Ray(new Vector(0, .3, 0), direction), 4));
                }
                Vector c = sum.times(255.0 / (samples * samples));
                int at = (y * width + x) * 3;
                picture[at] = (byte) Math.clamp(Math.round(c.x()), 0, 255);
                picture[at + 1] = (byte) Math.clamp(Math.round(c.y()), 0, 255);
                picture[at + 2] = (byte) Math.clamp(Math.round(c.z()), 0, 255);
            }
        });
        return picture;
    }

    static void chunk(DataOutputStream out, String kind, byte[] data) throws IOException {
        out.writeInt(data.length);
        byte[] name = kind.getBytes("US-ASCII");
        out.write(name);
        out.write(data);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt((int) crc.getValue());
    }

    static byte[] png(byte[] picture, int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeLong(0x89504E470D0A1A0AL);
        var header = new ByteArrayOutputStream();
        var fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 2, 0, 0, 0});
        chunk(out, "IHDR", header.toByteArray());
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            for (int y = 0; y < height; y++) {
                deflater.write(0);
                deflater.write(picture, y * width * 3, width * 3);
            }
        }
        chunk(out, "IDAT", packed.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    public static void main(String[] args) throws IOException {
        if (args.length > 0) {
            Files.write(Path.of(args[0]), png(render(640, 400, 2), 640, 400));
            return;
        }
        int width = 78, height = 26;
        byte[] picture = render(width, height * 2, 1);
        String shades = " .:-=+*#%@";
        for (int y = 0; y < height; y++) {
            var line = new StringBuilder();
            for (int x = 0; x < width; x++) {
                int at = (2 * y * width + x) * 3;
                int light = (picture[at] & 255) * 3 + (picture[at + 1] & 255) * 6 + (picture[at + 2] & 255);
                line.append(shades.charAt(light / 256));
            }
            System.out.println(line.toString().stripTrailing());
        }
        var sum = new CRC32();
        sum.update(picture);
        System.out.printf("%d pixels, checksum %08x%n", width * height * 2, sum.getValue());
    }
}
