package dev.waybill.launcher;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Takes every mail by SMTP and delivers none; shows the newest on a page. Runs in the launcher's own JVM. */
public final class MailSink implements Part {

    private static final int KEPT = 20_000;
    private static final String LOOPBACK = "127.0.0.1";

    /** GreenMail's own mailboxes would grow without an end, so its mails end here. */
    private static final GreenMailUser NO_MAILBOX = (GreenMailUser) Proxy.newProxyInstance(
            MailSink.class.getClassLoader(), new Class<?>[] {GreenMailUser.class}, (proxy, method, arguments) -> null);

    private final Settings settings;
    private final Deque<Mail> mails = new ArrayDeque<>();
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private GreenMail smtp;
    private MailPage page;

    MailSink(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "mail sink";
    }

    @Override
    public void start() {
        startSmtp();
        try {
            page = new MailPage(this, settings.ports().mail());
        } catch (IOException e) {
            throw new LaunchException("The mail page did not start", e);
        }
    }

    @Override
    public void waitUntilReady() {
        if (!smtp.isRunning()) {
            throw new LaunchException("The mail sink does not take mails");
        }
    }

    @Override
    public void stop() {
        stopSmtp();
        if (page != null) {
            page.close();
            page = null;
        }
    }

    /** The mail server is back. Does nothing if it was not away. */
    public synchronized void startSmtp() {
        if (smtp != null) {
            return;
        }
        smtp = new SmtpReplies(new ServerSetup(settings.ports().smtp(), LOOPBACK, ServerSetup.PROTOCOL_SMTP), replies);
        smtp.getUserManager().setMessageDeliveryHandler(this::take);
        acceptLogins();
        smtp.start();
    }

    /** A mail server that is away: connections are refused. What was taken stays. */
    public synchronized void stopSmtp() {
        if (smtp != null) {
            smtp.stop();
            smtp = null;
        }
    }

    /** From now on no login is the right one; otherwise each is. */
    public synchronized void refuseLogins() {
        UserManager users = smtp.getUserManager();
        List.copyOf(users.listUser()).forEach(users::deleteUser);
        users.setAuthRequired(true);
    }

    public synchronized void acceptLogins() {
        smtp.getUserManager().setAuthRequired(false);
    }

    /** From now on this recipient (RCPT) is answered so, such as {@code 550 no such user}. */
    public void refuse(String recipient, String reply) {
        replies.put(recipient, reply);
    }

    public void acceptAgain(String recipient) {
        replies.remove(recipient);
    }

    /** The newest mails, the oldest of them first. */
    public List<Mail> messages() {
        synchronized (mails) {
            return new ArrayList<>(mails);
        }
    }

    public List<Mail> messagesTo(String recipient) {
        return messages().stream().filter(mail -> mail.to().equalsIgnoreCase(recipient)).toList();
    }

    public void clear() {
        synchronized (mails) {
            mails.clear();
        }
    }

    /** The page for people; {@code messages} below it is JSON. */
    public URI pageUri() {
        return URI.create("http://" + LOOPBACK + ":" + settings.ports().mail() + "/");
    }

    private GreenMailUser take(MovingMessage message, MailAddress recipient) throws MessagingException {
        Mail mail = MailReader.read(message, recipient);
        synchronized (mails) {
            mails.addLast(mail);
            if (mails.size() > KEPT) {
                mails.removeFirst();
            }
        }
        return NO_MAILBOX;
    }
}
