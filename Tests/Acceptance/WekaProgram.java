// SPDX-License-Identifier: Apache-2.0
import java.util.Random;
import weka.classifiers.Evaluation;
import weka.classifiers.bayes.NaiveBayes;
import weka.classifiers.trees.J48;
import weka.clusterers.SimpleKMeans;
import weka.core.Attribute;
import weka.core.FastVector;
import weka.core.Instance;
import weka.core.Instances;

/** A decision tree, naive Bayes and k-means over data that a generator with a seed made. */
public class WekaProgram {
    public static void main(String[] args) throws Exception {
        Instances data = data();
        System.out.println(data.numInstances() + " instances, " + data.numAttributes() + " attributes");
        J48 tree = new J48();
        tree.buildClassifier(data);
        System.out.println(tree);
        Evaluation evaluation = new Evaluation(data);
        evaluation.crossValidateModel(new J48(), data, 5, new Random(1));
        System.out.println(evaluation.toSummaryString());
        evaluation = new Evaluation(data);
        evaluation.crossValidateModel(new NaiveBayes(), data, 5, new Random(1));
        System.out.println(evaluation.toMatrixString());
        Instances unlabelled = new Instances(data);
        unlabelled.setClassIndex(-1);
        unlabelled.deleteAttributeAt(2);
        SimpleKMeans means = new SimpleKMeans();
        means.setNumClusters(3);
        means.setSeed(10);
        means.buildClusterer(unlabelled);
        System.out.println(means);
    }

    private static Instances data() {
        FastVector labels = new FastVector();
        for (String label : new String[] {"low", "middle", "high"}) labels.addElement(label);
        FastVector attributes = new FastVector();
        attributes.addElement(new Attribute("x"));
        attributes.addElement(new Attribute("y"));
        attributes.addElement(new Attribute("class", labels));
        Instances data = new Instances("points", attributes, 150);
        data.setClassIndex(2);
        Random random = new Random(42);
        for (int i = 0; i < 150; i++) {
            int label = i % 3;
            Instance point = new Instance(3);
            point.setDataset(data);
            point.setValue(0, label * 2 + random.nextGaussian());
            point.setValue(1, label - random.nextGaussian() / 2);
            point.setClassValue((double) label);
            data.add(point);
        }
        return data;
    }
}
