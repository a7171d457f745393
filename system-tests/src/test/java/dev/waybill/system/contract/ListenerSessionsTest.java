package dev.waybill.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ejb.MessageDriven;
import jakarta.jms.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** How many messages of each listener a node works on at once, as the descriptors for Payara say. */
class ListenerSessionsTest {
    private static final Path ONE_WAR = Path.of("../micro/src/main/webapp/WEB-INF/glassfish-ejb-jar.xml");

    @Test
    void oneForEachTopicSoThatNodesShareItsPartitions() throws Exception {
        var sessions = sessions(ONE_WAR);
        var ofTopics = listeners().filter(ListenerSessionsTest::isOfTopic).map(MessageDriven::name).toList();

        assertThat(ofTopics).isNotEmpty();
        assertThat(sessions).extractingByKeys(ofTopics.toArray(String[]::new)).containsOnly("1");
    }

    @Test
    void theSameForTheOneWarAndForTheModulesOfTheEar() throws Exception {
        Map<String, String> ofModules = new TreeMap<>();
        try (var modules = Files.list(Path.of(".."))) {
            for (Path module : modules.filter(folder -> !folder.endsWith("micro")).toList()) {
                for (String place : new String[] {"resources/META-INF", "webapp/WEB-INF"}) {
                    Path file = module.resolve("src/main").resolve(place).resolve("glassfish-ejb-jar.xml");
                    if (Files.exists(file)) {
                        ofModules.putAll(sessions(file));
                    }
                }
            }
        }

        assertThat(sessions(ONE_WAR)).isEqualTo(ofModules)
                .containsOnlyKeys(listeners().map(MessageDriven::name).collect(Collectors.toSet()));
    }

    private static Stream<MessageDriven> listeners() {
        return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.waybill").stream()
                .filter(type -> type.isAnnotatedWith(MessageDriven.class)).map(type -> type.getAnnotationOfType(MessageDriven.class));
    }

    private static boolean isOfTopic(MessageDriven listener) {
        return Arrays.stream(listener.activationConfig())
                .anyMatch(setting -> setting.propertyName().equals("destinationType") && setting.propertyValue().equals(Topic.class.getName()));
    }

    private static Map<String, String> sessions(Path file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Map<String, String> sessions = new TreeMap<>();
        elements(factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement(), "ejb").forEach(bean ->
                elements(bean, "activation-config-property").filter(setting -> text(setting, "activation-config-property-name").equals("maxSession"))
                        .forEach(setting -> sessions.put(text(bean, "ejb-name"), text(setting, "activation-config-property-value"))));
        return sessions;
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }

    private static Stream<Element> elements(Element parent, String name) {
        var found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }
}
