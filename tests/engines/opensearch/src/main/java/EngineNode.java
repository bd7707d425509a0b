import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.script.mustache.MustachePlugin;
import org.opensearch.transport.Netty4Plugin;

/** A node of OpenSearch with the modules that its distribution has too; settings come as `key=value`. */
public final class EngineNode extends Node {
  private static final List<Class<? extends Plugin>> MODULES =
      List.of(
          Netty4Plugin.class, CommonAnalysisPlugin.class, PainlessPlugin.class, MustachePlugin.class);

  private EngineNode(Environment environment) {
    super(environment, MODULES, false);
  }

  public static void main(String[] arguments) throws Exception {
    Settings.Builder settings = Settings.builder();
    for (String argument : arguments) {
      String[] pair = argument.split("=", 2);
      settings.put(pair[0], pair[1]);
    }
    Settings all = settings.build();
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(
            all, Map.of(), Path.of(all.get("path.home")), () -> all.get("node.name"));
    Node node = new EngineNode(environment).start();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    node.close();
                  } catch (Exception error) {
                    throw new IllegalStateException(error);
                  }
                }));
    System.out.println("started");
    Thread.currentThread().join();
  }
}
