package nl.ondertekenportaal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.ondertekenportaal.common.Patience;
import org.awaitility.Awaitility;

/** A program of this package in a process of its own, as Maven would start it. */
record LauncherProcess(Process process, Path output) {

    static LauncherProcess start(Class<?> program, Path output, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.logging.config.file=src/test/resources/demo/launcher-logging.properties",
                "-classpath",
                classPath(),
                program.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("APP_"));
        builder.environment().putAll(environment);
        return new LauncherProcess(builder.start(), output);
    }

    String text() {
        return Logs.text(output);
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).as(text()).isTrue();
        return process.exitValue();
    }

    void awaitLine(String line) {
        Awaitility.await().atMost(Patience.LONGEST).until(() -> text().contains(line) || !process.isAlive());
        assertThat(text()).contains(line);
    }

    /** As {@code kill -9}: nothing in the process gets a chance to tidy up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Surefire may hide the class path in the manifest of a jar; this property always has it. */
    private static String classPath() {
        String hidden = System.getProperty("surefire.test.class.path");
        return hidden != null ? hidden : System.getProperty("java.class.path", "");
    }
}
