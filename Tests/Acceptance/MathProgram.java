// SPDX-License-Identifier: Apache-2.0
import org.apache.commons.math3.analysis.integration.*;
import org.apache.commons.math3.analysis.interpolation.*;
import org.apache.commons.math3.analysis.solvers.*;
import org.apache.commons.math3.complex.*;
import org.apache.commons.math3.distribution.*;
import org.apache.commons.math3.fraction.*;
import org.apache.commons.math3.linear.*;
import org.apache.commons.math3.ode.nonstiff.*;
import org.apache.commons.math3.ode.*;
import org.apache.commons.math3.optim.linear.*;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.random.*;
import org.apache.commons.math3.stat.descriptive.*;
import org.apache.commons.math3.stat.regression.*;
import org.apache.commons.math3.transform.*;
import java.util.*;

/** commons-math3 end to end; every digit of every double is compared. */
public class MathProgram {
    public static void main(String[] args) {
        double[][] entries = new double[8][8];
        RandomGenerator random = new MersenneTwister(17);
        for (double[] row : entries) for (int i = 0; i < 8; i++) row[i] = random.nextGaussian();
        RealMatrix matrix = MatrixUtils.createRealMatrix(entries);
        System.out.println(new LUDecomposition(matrix).getDeterminant());
        System.out.println(Arrays.toString(new SingularValueDecomposition(matrix).getSingularValues()));
        System.out.println(Arrays.toString(new EigenDecomposition(matrix.multiply(matrix.transpose())).getRealEigenvalues()));
        System.out.println(new BrentSolver(1e-12).solve(100, x -> Math.cos(x) - x, 0, 1));
        System.out.println(new SimpsonIntegrator().integrate(10000, Math::exp, 0, 2));
        System.out.println(new SplineInterpolator().interpolate(new double[] {0, 1, 2, 3}, new double[] {1, 0, 3, 2}).value(1.7));
        Complex[] transformed = new FastFourierTransformer(DftNormalization.STANDARD)
            .transform(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, TransformType.FORWARD);
        System.out.println(Arrays.toString(transformed));
        System.out.println(new NormalDistribution(1, 2).cumulativeProbability(2.5) + " "
            + new TDistribution(5).inverseCumulativeProbability(0.975) + " " + new PoissonDistribution(3).probability(4));
        DescriptiveStatistics statistics = new DescriptiveStatistics();
        for (int i = 0; i < 5000; i++) statistics.addValue(random.nextGaussian() * 3 + 1);
        System.out.println(statistics);
        SimpleRegression regression = new SimpleRegression();
        for (int i = 0; i < 100; i++) regression.addData(i, 3 * i + random.nextDouble());
        System.out.println(regression.getSlope() + " " + regression.getRSquare());
        System.out.println(new BigFraction(22, 7).add(new BigFraction(1, 3)).pow(20));
        double[] state = {0, 1};
        new DormandPrince853Integrator(1e-8, 100, 1e-10, 1e-10).integrate(new FirstOrderDifferentialEquations() {
            @Override public int getDimension() { return 2; }
            @Override public void computeDerivatives(double t, double[] y, double[] rate) {
                rate[0] = y[1];
                rate[1] = -y[0];
            }
        }, 0, state, 10, state);
        System.out.println(Arrays.toString(state));
        var optimum = new SimplexSolver().optimize(new LinearObjectiveFunction(new double[] {3, 5}, 0),
            new LinearConstraintSet(new LinearConstraint(new double[] {1, 0}, Relationship.LEQ, 4),
                new LinearConstraint(new double[] {0, 2}, Relationship.LEQ, 12),
                new LinearConstraint(new double[] {3, 2}, Relationship.LEQ, 18)), GoalType.MAXIMIZE);
        System.out.println(Arrays.toString(optimum.getPoint()) + " " + optimum.getValue());
    }
}
