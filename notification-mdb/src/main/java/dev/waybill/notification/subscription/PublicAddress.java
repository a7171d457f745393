package dev.waybill.notification.subscription;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Tells addresses of the Internet from those for special purposes (RFC 6890). */
final class PublicAddress {
    private PublicAddress() {
    }

    static boolean is(InetAddress address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? isGlobalUnicast(bytes) : !isSpecial(bytes[0] & 0xff, bytes[1] & 0xff);
    }

    /** 2000::/3, without the ranges that carry an IPv4 address inside (6to4, Teredo). */
    private static boolean isGlobalUnicast(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        return (first & 0xe000) == 0x2000 && first != 0x2002 && !(first == 0x2001 && second == 0);
    }

    /** "This network", carrier-grade NAT, protocol assignments, benchmarking, reserved. */
    private static boolean isSpecial(int first, int second) {
        return first == 0 || first == 100 && (second & 0xc0) == 64 || first == 192 && second == 0
                || first == 198 && (second & 0xfe) == 18 || first >= 240;
    }
}
