// SPDX-License-Identifier: EPL-2.0
package org.imago.spark.internal;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.apache.spark.SparkConf;
import org.imago.training.TrainingException;

/** Spark's settings for a run: those of the operator, and defaults that suit Imago. */
final class SparkSettings {

    private static final String OPTIONS = "spark.executor.extraJavaOptions";

    /** As in the start script. */
    private static final String OUR_OPTIONS = "-XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED "
            + "--sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true -Dorg.bytedeco.javacpp.maxbytes=0 "
            + "-Dorg.bytedeco.javacpp.maxphysicalbytes=0";

    private SparkSettings() {
    }

    /**
     * Reads the operator's settings and adds ours.
     *
     * @param master      address
     * @param environment with {@code SPARK_CONF_DIR}, or {@code SPARK_HOME} whose {@code conf} is looked into
     * @return the settings
     * @throws TrainingException when the operator's cannot be read
     */
    static SparkConf of(String master, Map<String, String> environment) throws TrainingException {
        SparkConf settings = new SparkConf();
        operators(environment).forEach((name, value) -> settings.setIfMissing((String) name, ((String) value).strip()));
        settings.setMaster(master).setAppName("Imago");
        // A page of its own at a port that may be taken is for those who ask for it.
        settings.setIfMissing("spark.ui.enabled", "false");
        settings.setIfMissing("spark.executor.memory", "2g");
        settings.set(OPTIONS, (OUR_OPTIONS + " " + settings.get(OPTIONS, "")).strip());
        // Tasks are the threads here; matrix products that take all processors for each would only get in their way.
        settings.setIfMissing("spark.executorEnv.OMP_NUM_THREADS", settings.get("spark.task.cpus", "1"));
        settings.setIfMissing("spark.executorEnv.OMP_WAIT_POLICY", "PASSIVE");
        return settings;
    }

    private static Properties operators(Map<String, String> environment) throws TrainingException {
        Properties properties = new Properties();
        Optional<Path> file = folder(environment).map(folder -> folder.resolve("spark-defaults.conf"))
                .filter(Files::isRegularFile);
        if (file.isPresent()) {
            try (Reader reader = Files.newBufferedReader(file.get())) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new TrainingException(file.get() + " cannot be read: " + e.getMessage(), e);
            }
        }
        return properties;
    }

    private static Optional<Path> folder(Map<String, String> environment) {
        String named = environment.getOrDefault("SPARK_CONF_DIR", "");
        String home = environment.getOrDefault("SPARK_HOME", "");
        return !named.isEmpty() ? Optional.of(Path.of(named))
                : home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home, "conf"));
    }
}
