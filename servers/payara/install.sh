#!/bin/sh
# Installs Waybill on a running domain of Payara Server 6: the resource adapter, the pools, the settings, the EAR.
# Run it again after a failure or to update: pools and adapter that exist are kept; passwords, settings and the
# application are replaced.
#
#   usage: install.sh <artemis-ra.rar> [<waybill.ear>]      without the EAR: only what it needs
#
# Environment, all required:
#   WAYBILL_DATABASE_HOST, _PORT, _NAME, _USER, _PASSWORD    PostgreSQL; its driver must be in the domain's lib folder
#   WAYBILL_BROKER_HOST, _PORT                               Artemis with the etc folder of artemis-config
#   WAYBILL_BROKER_RELAY_PASSWORD, _ORDER_PASSWORD, _INVENTORY_PASSWORD, _PAYMENT_PASSWORD, _NOTIFICATION_PASSWORD,
#     _ANALYTICS_PASSWORD
#   WAYBILL_OPERATOR_PASSWORD                               of the user operator of the REST interface
#   WAYBILL_SMTP_HOST, _PORT
#   WAYBILL_PAYMENT_PROVIDER_URI, _SECRET_KEY               such as https://api.stripe.com
# Optional:
#   ASADMIN                  the command, if not just "asadmin"; with --user and --port where needed
#   WAYBILL_ADMIN_PASSWORD   of the domain's administrator, if there is one
#   WAYBILL_BROKER_BACKUP_HOST, _PORT   the second broker of a pair
#   WAYBILL_LOOPBACK         "true" lets the HTTP listeners answer this machine alone
#   WAYBILL_SETTINGS         more settings of the application: name=value:name=value; in a value, : and = are written \: and \=
set -eu

if [ $# -lt 1 ] || [ $# -gt 2 ]; then
    echo "usage: install.sh <artemis-ra.rar> [<waybill.ear>]" >&2
    exit 2
fi
adapter=$1
application=${2:-}

missing=
for name in DATABASE_HOST DATABASE_PORT DATABASE_NAME DATABASE_USER DATABASE_PASSWORD BROKER_HOST BROKER_PORT \
    BROKER_RELAY_PASSWORD BROKER_ORDER_PASSWORD BROKER_INVENTORY_PASSWORD BROKER_PAYMENT_PASSWORD \
    BROKER_NOTIFICATION_PASSWORD BROKER_ANALYTICS_PASSWORD OPERATOR_PASSWORD SMTP_HOST SMTP_PORT \
    PAYMENT_PROVIDER_URI PAYMENT_PROVIDER_SECRET_KEY; do
    eval "value=\${WAYBILL_$name:-}"
    [ -n "$value" ] || missing="$missing WAYBILL_$name"
done
if [ -n "$missing" ]; then
    echo "install.sh: these environment variables are missing:$missing" >&2
    exit 2
fi
for file in "$@"; do
    [ -f "$file" ] || { echo "install.sh: there is no file $file" >&2; exit 2; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
umask 077

passwords() {
    printf 'AS_ADMIN_PASSWORD=%s\nAS_ADMIN_ALIASPASSWORD=%s\n' "${WAYBILL_ADMIN_PASSWORD:-}" "${1:-}" > "$work/passwords"
}
admin() {
    ${ASADMIN:-asadmin} --passwordfile "$work/passwords" --interactive=false "$@"
}

# Passwords go into the domain's password store, never into domain.xml or a command line. MicroProfile Config looks
# there too, so an alias has the name of the setting.
alias_of() {
    passwords "$2"
    if admin list-password-aliases | grep -qx "$1"; then
        admin update-password-alias "$1"
    else
        admin create-password-alias "$1"
    fi
}
alias_of waybill.database.password "$WAYBILL_DATABASE_PASSWORD"
alias_of waybill.broker.relay.password "$WAYBILL_BROKER_RELAY_PASSWORD"
alias_of waybill.broker.order.password "$WAYBILL_BROKER_ORDER_PASSWORD"
alias_of waybill.broker.inventory.password "$WAYBILL_BROKER_INVENTORY_PASSWORD"
alias_of waybill.broker.payment.password "$WAYBILL_BROKER_PAYMENT_PASSWORD"
alias_of waybill.payment.provider.secret-key "$WAYBILL_PAYMENT_PROVIDER_SECRET_KEY"
alias_of waybill.broker.notification.password "$WAYBILL_BROKER_NOTIFICATION_PASSWORD"
alias_of waybill.broker.analytics.password "$WAYBILL_BROKER_ANALYTICS_PASSWORD"
alias_of waybill.operator.password "$WAYBILL_OPERATOR_PASSWORD"

# exists <list command> <name>
exists() {
    admin $1 | grep -q "^$2\( \|$\)"
}

listeners=configs.config.server-config.network-config.network-listeners.network-listener

# The server starts a listener anew when one of its settings changes, and was seen to leave it off.
awaken() {
    for attempt in 1 2 3 4 5; do
        sleep 1
        if admin generate-jvm-report --type=thread | grep -q "$1-kernel"; then
            return
        fi
    done
    admin set "$listeners.$1.enabled=false"
    admin set "$listeners.$1.enabled=true"
}

# The same settings as in ../payara-micro/post-boot.asadmin, where the reasons stand. Each step is skipped where it was
# done before, so that a run that broke off can be repeated.
admin set configs.config.server-config.transaction-service.timeout-in-seconds=120
# A pool of our own: the default has 5 threads, and what is set there shows only after a restart of the domain.
if ! exists "list-threadpools server" waybill-http; then
    admin create-threadpool --minthreadpoolsize 8 --maxthreadpoolsize 64 waybill-http
    for listener in http-listener-1 http-listener-2; do
        admin set "$listeners.$listener.thread-pool=waybill-http"
        awaken "$listener"
    done
fi
if ! exists list-applications artemis-ra; then
    primary="host\\=$WAYBILL_BROKER_HOST;port\\=$WAYBILL_BROKER_PORT"
    backup="host\\=${WAYBILL_BROKER_BACKUP_HOST:-$WAYBILL_BROKER_HOST};port\\=${WAYBILL_BROKER_BACKUP_PORT:-$WAYBILL_BROKER_PORT}"
    exists list-resource-adapter-configs artemis-ra || admin create-resource-adapter-config \
        --property "ConnectionParameters=$primary,$backup:ReconnectAttempts=-1:RetryInterval=250:CallTimeout=10000:CallFailoverTimeout=10000:ConnectionTTL=10000:ClientFailureCheckPeriod=5000:ConsumerWindowSize=0" \
        artemis-ra
    admin deploy --name artemis-ra "$adapter"
fi
exists list-connector-connection-pools waybill-jms || admin create-connector-connection-pool \
    --raname artemis-ra --connectiondefinition jakarta.jms.ConnectionFactory \
    --transactionsupport XATransaction --steadypoolsize 1 --maxpoolsize 32 --maxwait 10000 \
    --property 'ReconnectAttempts=0:RetryInterval=200:UseGlobalPools=false:CallTimeout=5000:UserName=relay:Password=${ALIAS\=waybill.broker.relay.password}' \
    waybill-jms
exists list-connector-resources jms/waybill || admin create-connector-resource --poolname waybill-jms jms/waybill
exists list-connector-connection-pools waybill-jms-requests || admin create-connector-connection-pool \
    --raname artemis-ra --connectiondefinition jakarta.jms.ConnectionFactory \
    --transactionsupport NoTransaction --steadypoolsize 1 --maxpoolsize 32 --maxwait 2000 \
    --property 'InJtaTransaction=false:ReconnectAttempts=0:RetryInterval=200:UseGlobalPools=false:CallTimeout=5000:UserName=relay:Password=${ALIAS\=waybill.broker.relay.password}' \
    waybill-jms-requests
exists list-connector-resources jms/waybill-requests \
    || admin create-connector-resource --poolname waybill-jms-requests jms/waybill-requests
# A call that the database does not answer for 60 s fails: nothing else ends a connection that a firewall has forgotten.
exists list-jdbc-connection-pools waybill-database || admin create-jdbc-connection-pool \
    --datasourceclassname org.postgresql.ds.PGSimpleDataSource \
    --restype javax.sql.DataSource --steadypoolsize 8 --maxpoolsize 32 --poolresize 4 --maxwait 10000 \
    --isconnectvalidatereq=true --validationmethod custom-validation \
    --validationclassname org.glassfish.api.jdbc.validation.PostgresConnectionValidation \
    --validateatmostonceperiod 1 --failconnection=true \
    --property "serverName=$WAYBILL_DATABASE_HOST:portNumber=$WAYBILL_DATABASE_PORT:databaseName=$WAYBILL_DATABASE_NAME:user=$WAYBILL_DATABASE_USER:password=\${ALIAS\\=waybill.database.password}:applicationName=waybill:tcpKeepAlive=true:connectTimeout=10:socketTimeout=60:options=--idle_in_transaction_session_timeout\\=30000" \
    waybill-database
exists list-jdbc-resources jdbc/waybill || admin create-jdbc-resource --connectionpoolid waybill-database jdbc/waybill

if [ "${WAYBILL_LOOPBACK:-}" = true ]; then
    for listener in http-listener-1 http-listener-2; do
        admin set "$listeners.$listener.address=127.0.0.1"
        awaken "$listener"
    done
fi

provider=$(printf %s "$WAYBILL_PAYMENT_PROVIDER_URI" | sed 's/[\\:=]/\\&/g')
admin create-system-properties \
    "waybill.smtp.host=$WAYBILL_SMTP_HOST:waybill.smtp.port=$WAYBILL_SMTP_PORT:waybill.payment.provider.uri=$provider${WAYBILL_SETTINGS:+:$WAYBILL_SETTINGS}"
[ -z "$application" ] || admin deploy --force=true --name waybill "$application"
