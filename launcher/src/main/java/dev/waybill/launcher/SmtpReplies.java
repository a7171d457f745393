package dev.waybill.launcher;

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

/** GreenMail that answers RCPT as it is told for each recipient; by itself it takes everybody. */
final class SmtpReplies extends GreenMail {

    private final Map<String, String> replies;

    SmtpReplies(ServerSetup setup, Map<String, String> replies) {
        super(setup);
        this.replies = replies;
    }

    /** Called by the constructor of GreenMail: what is in here waits for the first connection. */
    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
        return Map.of(setups[0].getProtocol(), new SmtpServer(setups[0], managers) {
            @Override
            protected ProtocolHandler createProtocolHandler(Socket client) {
                return new SmtpHandler(new SmtpCommandRegistry(), replying(managers), client);
            }
        });
    }

    private SmtpManager replying(Managers managers) {
        return new SmtpManager(managers.getImapHostManager(), managers.getUserManager()) {
            @Override
            public String checkRecipient(SmtpState state, MailAddress recipient) {
                String reply = replies.get(recipient.getEmail());
                return reply != null ? reply : super.checkRecipient(state, recipient);
            }
        };
    }
}
