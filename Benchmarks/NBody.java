// SPDX-License-Identifier: Apache-2.0
// Benchmark: planets under gravity; double arithmetic and object fields.
public class NBody {
    static final class Body {
        double x, y, z, vx, vy, vz, mass;
        Body(double x, double y, double z, double vx, double vy, double vz, double mass) {
            this.x = x; this.y = y; this.z = z; this.vx = vx; this.vy = vy; this.vz = vz; this.mass = mass;
        }
    }

    static final Body[] BODIES = {
        new Body(0, 0, 0, 0, 0, 0, 39.5), new Body(4.8, -1.2, -0.1, 0.6, 2.8, -0.02, 0.038),
        new Body(8.3, 4.1, -0.4, -1.0, 1.8, 0.008, 0.011), new Body(12.9, -15.1, -0.2, 1.1, 0.9, -0.01, 0.0017),
        new Body(15.4, -25.9, 0.2, 1.0, 0.6, -0.03, 0.002)};

    static void advance(double dt) {
        for (int i = 0; i < BODIES.length; i++) {
            Body a = BODIES[i];
            for (int j = i + 1; j < BODIES.length; j++) {
                Body b = BODIES[j];
                double dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z;
                double d2 = dx * dx + dy * dy + dz * dz;
                double pull = dt / (d2 * Math.sqrt(d2));
                a.vx -= dx * b.mass * pull; a.vy -= dy * b.mass * pull; a.vz -= dz * b.mass * pull;
                b.vx += dx * a.mass * pull; b.vy += dy * a.mass * pull; b.vz += dz * a.mass * pull;
            }
        }
        for (Body b : BODIES) { b.x += dt * b.vx; b.y += dt * b.vy; b.z += dt * b.vz; }
    }

    public static void main(String[] args) {
        for (int i = 0; i < 200_000; i++) advance(0.001);
        double sum = 0;
        for (Body b : BODIES) sum += b.x + b.y * 2 + b.z * 3 + b.vx;
        System.out.println(sum);
    }
}
