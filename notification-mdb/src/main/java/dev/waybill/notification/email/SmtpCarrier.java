package dev.waybill.notification.email;

import dev.waybill.notification.delivery.Carrier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The mail server. */
@ApplicationScoped
public class SmtpCarrier implements Carrier {
    @Inject
    @ConfigProperty(name = "waybill.smtp.host", defaultValue = "localhost")
    String host;
    @Inject
    @ConfigProperty(name = "waybill.smtp.port", defaultValue = "25")
    int port;
    @Inject
    @ConfigProperty(name = "waybill.smtp.user")
    Optional<String> user;
    @Inject
    @ConfigProperty(name = "waybill.smtp.password")
    Optional<String> password;
    @Inject
    @ConfigProperty(name = "waybill.smtp.starttls", defaultValue = "false")
    boolean starttls;
    @Inject
    EmailComposer composer;

    @Override
    public Connection connect() throws MessagingException {
        var session = Session.getInstance(properties());
        var transport = session.getTransport("smtp");
        transport.connect(host, port, user.orElse(null), password.orElse(null));
        return new SmtpConnection(session, transport, composer);
    }

    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("mail.smtp.auth", Boolean.toString(user.isPresent()));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        // A server that hangs must not hold a listener for ever, as it does by default.
        properties.setProperty("mail.smtp.connectiontimeout", "5000");
        properties.setProperty("mail.smtp.timeout", "10000");
        properties.setProperty("mail.smtp.writetimeout", "10000");
        return properties;
    }
}
