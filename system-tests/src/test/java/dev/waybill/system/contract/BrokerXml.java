package dev.waybill.system.contract;

import dev.waybill.launcher.Broker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What broker.xml declares. */
public final class BrokerXml {
    private static final String DEAD_LETTERS = ".dead-letters";
    /** Not worked through by Waybill, so it cannot say how long a message may wait there; or nothing waits there. */
    private static final Set<String> OF_OTHERS = Set.of("orders.review", "orders.review.dead-letters", "expired", "launcher.probe");

    private final Document document;

    public BrokerXml() {
        try (var file = Broker.class.getResourceAsStream("/artemis/etc/broker.xml")) {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("broker.xml", e);
        }
    }

    Set<String> addresses() {
        return names(elements(document.getDocumentElement(), "address").stream().filter(a -> a.hasAttribute("name")).toList());
    }

    /** topic or queue; both where an address is both. */
    Set<String> kinds(String address) {
        Set<String> kinds = new TreeSet<>();
        if (!elements(declared(address), "multicast").isEmpty()) {
            kinds.add("topic");
        }
        if (!elements(declared(address), "anycast").isEmpty()) {
            kinds.add("queue");
        }
        return kinds;
    }

    Set<String> queues(String address) {
        return names(elements(declared(address), "queue"));
    }

    /** The queues that Waybill works through, named as a consumer does: with the address where it is another. */
    public Set<String> workedQueues() {
        Set<String> queues = new TreeSet<>();
        ours().filter(address -> !address.endsWith(DEAD_LETTERS)).forEach(address -> queues(address)
                .forEach(queue -> queues.add(queue.equals(address) ? queue : address + "::" + queue)));
        return queues;
    }

    /** Where those of Waybill end that were given up. */
    public Set<String> deadLetterQueues() {
        return ours().filter(address -> address.endsWith(DEAD_LETTERS)).collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<String> ours() {
        return addresses().stream().filter(address -> !OF_OTHERS.contains(address));
    }

    /** Where the address-setting of exactly this address sends what fails; empty where it does not say. */
    String deadLetters(String address) {
        return elements(document.getDocumentElement(), "address-setting").stream()
                .filter(setting -> setting.getAttribute("match").equals(address))
                .flatMap(setting -> elements(setting, "dead-letter-address").stream())
                .map(Element::getTextContent).findAny().orElse("");
    }

    /** Such as {@code core 127.0.0.1:61616}, with the ports that the acceptors have by default. */
    Set<String> acceptors() {
        Set<String> acceptors = new TreeSet<>();
        for (Element acceptor : elements(document.getDocumentElement(), "acceptor")) {
            String uri = acceptor.getTextContent().replaceAll("\\$\\{[^:}]+:([^}]+)}", "$1");
            acceptors.add(acceptor.getAttribute("name") + " " + uri.replaceAll("tcp://([^?]+).*", "$1"));
        }
        return acceptors;
    }

    private Element declared(String address) {
        return elements(document.getDocumentElement(), "address").stream().filter(a -> a.getAttribute("name").equals(address))
                .findAny().orElseThrow(() -> new AssertionError("broker.xml declares no address " + address));
    }

    private static Set<String> names(List<Element> elements) {
        Set<String> names = new TreeSet<>();
        elements.forEach(element -> names.add(element.getAttribute("name")));
        return names;
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
