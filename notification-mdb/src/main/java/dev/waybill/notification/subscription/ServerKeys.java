package dev.waybill.notification.subscription;

import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The key pair that push services know us by (VAPID, RFC 8292). Browsers hold its public half: it must never change. */
@ApplicationScoped
public class ServerKeys {
    @Inject
    ServerKeyTable table;

    private volatile VAPIDKeyPair keys;

    public VAPIDKeyPair keys() {
        if (keys == null) {
            var stored = table.findOrMake();
            keys = VAPIDKeyPairs.of(PrivateKeySources.ofPKCS8Bytes(stored.getPrivate().getEncoded()),
                    PublicKeySources.ofX509Bytes(stored.getPublic().getEncoded()));
        }
        return keys;
    }
}
