package dev.waybill.notification.email;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.Socket;
import java.util.Map;

/** A mail server that answers RCPT or MAIL as it is told. */
final class RefusingServer extends GreenMail {
    private final String sender;
    private final String recipient;

    /** @param sender the reply to MAIL, @param recipient the reply to RCPT; null accepts */
    RefusingServer(String sender, String recipient) {
        this(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP), sender, recipient);
    }

    private RefusingServer(ServerSetup setup, String sender, String recipient) {
        super(setup);
        this.sender = sender;
        this.recipient = recipient;
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] config, Managers managers) {
        return Map.of(ServerSetup.PROTOCOL_SMTP, new SmtpServer(config[0], managers) {
            @Override
            protected ProtocolHandler createProtocolHandler(Socket client) {
                return new SmtpHandler(new SmtpCommandRegistry(), answers(managers), client);
            }
        });
    }

    private SmtpManager answers(Managers managers) {
        return new SmtpManager(managers.getImapHostManager(), managers.getUserManager()) {
            @Override
            public String checkSender(SmtpState state, MailAddress address) {
                return sender;
            }

            @Override
            public String checkRecipient(SmtpState state, MailAddress address) {
                return address.getEmail().startsWith("ada") ? recipient : null;
            }
        };
    }
}
