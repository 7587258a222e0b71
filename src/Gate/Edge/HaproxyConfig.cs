using System.Globalization;
using Hustings.Gate.Limits;

namespace Hustings.Gate.Edge;

/// <summary>
/// The configuration of HAProxy (2.6 or later, no scripts) in front of the server, from the same limits as the server's own gate
/// (docs/spec/gate.md). The edge turns away what is not a casting request and asks hot addresses for work; which ballot goes first is
/// decided in the server.
/// </summary>
public static class HaproxyConfig
{
    /// <summary>In the run folder: epoch (16 hex digits) and seed (64) of every accepted epoch.</summary>
    public const string SeedMap = "seeds.map";

    /// <summary>In the run folder: the socket through which the seeds are renewed.</summary>
    public const string AdminSocket = "admin.sock";

    /// <summary>The server adds it to an answer that speaks against the sender; the edge takes it off.</summary>
    public const string HeatHeader = "X-Hustings-Heat";

    /// <summary>The server adds it to the answer for a ballot that is newly in the box, not to one sent again; the edge takes it off.</summary>
    public const string CreditHeader = "X-Hustings-Credit";

    /// <summary>In the run folder: the body of the answer that asks for work.</summary>
    public const string WorkAnswer = "work.json";

    /// <summary>Bytes of a request's head, before the ballot.</summary>
    private const int Head = 194;

    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>The public edge.</summary>
    public static string ForEdge(EdgeSettings edge, GateLimits limits)
    {
        var peers = edge.Peers.Count > 0 ? " peers edges" : "";
        var map = Path.Combine(edge.RunFolder, SeedMap);
        return string.Create(
            Plain,
            $$"""
            {{Top(edge.RunFolder, limits.Connections / edge.Edges, limits, edge.Peers.Count > 0 ? edge.Name : null)}}
            {{Peers(edge)}}
            backend senders
                # refusals heat an address, accepted ballots earn it credit; an IPv6 sender is a /64
                stick-table type ipv6 size {{limits.Addresses / 4}} expire {{Seconds(limits.CreditWindow)}}{{peers}} store gpc0,gpc0_rate({{Seconds(
                limits.HeatWindow
            )}}),gpc1,gpc1_rate({{Seconds(limits.CreditWindow)}})

            frontend public
                bind {{edge.Listen}}{{Tls(edge.Certificate)}}{{(edge.TrustProxyHeader ? " accept-proxy" : "")}}
                # of the request, not the connection: behind another proxy the connection's address is that proxy's
                http-request set-var(txn.sender) src,ipmask(32,64)
                http-request track-sc0 var(txn.sender) table senders
                acl casting path_reg ^/api/stages/[1-9A-HJ-NP-Za-km-z]{14}/ballots$
                http-request deny deny_status 405 if casting !METH_POST
                http-request return status 411 content-type text/plain string "length required" hdr Connection close if casting !{ req.hdr_cnt(content-length) eq 1 }
                http-request deny deny_status 400 if casting { req.hdr_cnt(transfer-encoding) gt 0 }
                http-request deny deny_status 400 if casting { req.hdr_cnt(content-encoding) gt 0 }
                http-request deny deny_status 413 if casting { req.hdr_val(content-length) gt {{limits.RequestBytes + limits.LineBytes}} }
                http-request wait-for-body time {{Seconds(limits.WholeRequest)}} if casting

                # work: its first 16 of 64 hex digits name the seed, its worth is that of SHA-256(seed:ballot:work)
                http-request set-var(txn.work) req.body,bytes(16,64)
                http-request set-var(txn.seed) req.body,bytes(16,16),map_str({{map}},none)
                http-request set-var(txn.ballot) req.body,bytes({{Head}}),sha2(256),hex,lower
                http-request set-var(txn.worth) var(txn.seed),concat(:,txn.ballot,:),concat(,txn.work),sha2(256),hex,lower
                acl seeded var(txn.seed) -m len 64
                acl worked var(txn.worth) -m beg {{new string('0', limits.HotWork / 4)}}
                http-request set-var(txn.excused) sc0_gpc1_rate,mul({{limits.RefusalsPerAccepted}}),add({{limits.HotAfter}})
                acl hot sc0_gpc0_rate,sub(txn.excused) gt 0
                acl shown req.body,bytes(16,64) -m reg [1-9a-f]
                # a pass or a terminal's signature: the server judges it
                acl lined req.body,bytes(0,14) -m str hustings-pass/ hustings-hall/
                use_backend pages if !casting
                use_backend lined if lined
                use_backend asked if hot !seeded or hot !worked
                use_backend worked if shown seeded
                default_backend open

            backend asked
                # a backend of its own: its figures say how often
                http-request return status 429 content-type application/json hdr Access-Control-Allow-Origin * hdr Cache-Control no-store hdr Retry-After 1 file {{Path.Combine(edge.RunFolder, WorkAnswer)}}

            {{Ballots("worked", edge.To, AtOnce(limits, 100 - limits.Shares[Lane.Open] - Lined(limits)), limits)}}
            {{Ballots("open", edge.To, AtOnce(limits, limits.Shares[Lane.Open]), limits)}}
            {{Ballots("lined", edge.To, AtOnce(limits, Lined(limits)), limits)}}
            backend pages
                http-request cache-use small
                http-response cache-store small
                http-request set-header X-Forwarded-For %[src]
                {{edge.To.Line}} maxconn {{limits.AtServer}}

            cache small
                total-max-size 64
                max-object-size 1048576
                max-age 5

            """
        );
    }

    /// <summary>The hall's own proxy: reserved only because nothing else runs in its process.</summary>
    public static string ForHall(HallSettings hall, GateLimits limits) =>
        string.Create(
            Plain,
            $$"""
            {{Top(hall.RunFolder, 1_000, limits, null)}}
            frontend hall
                bind {{hall.Listen}} ssl crt {{hall.Certificate}} ca-file {{hall.TerminalAuthority}} verify required alpn http/1.1 ssl-min-ver TLSv1.2
                http-request deny deny_status 413 if { req.hdr_val(content-length) gt {{limits.RequestBytes
                + limits.LineBytes}} }
                http-request set-header X-Forwarded-For %[src]
                default_backend hall

            backend hall
                {{hall.To.Line}} maxconn {{limits.AtServer}}

            """
        );

    private static string Top(string run, int connections, GateLimits limits, string? peer) =>
        string.Create(
            Plain,
            $$"""
            # Written by `hustings edge config`. Change src/Gate/Limits/GateLimits.cs, not this file.
            global
                maxconn {{connections}}{{(peer is null ? "" : $"\n    localpeer {peer}")}}
                stats socket {{Path.Combine(run, AdminSocket)}} mode 600 level admin
                ssl-default-bind-curves P-256
                tune.bufsize 16384

            defaults
                mode http
                option disable-h2-upgrade
                timeout connect 2s
                timeout http-request {{Seconds(limits.Headers)}}
                timeout client 15s
                timeout http-keep-alive {{Seconds(limits.KeepAlive)}}
                timeout queue {{Seconds(limits.LongestWait)}}
                timeout server 30s
                retries 1

            """
        );

    private static string Peers(EdgeSettings edge) =>
        edge.Peers.Count == 0
            ? ""
            : $"peers edges\n{string.Concat(edge.Peers.Select(peer => $"    peer {peer.Name} {peer.Address}\n"))}";

    private static int Lined(GateLimits limits) => limits.Shares[Lane.Hall] + limits.Shares[Lane.Assistance];

    private static int AtOnce(GateLimits limits, int share) => Math.Max(1, limits.AtServer * share / 100);

    private static string Ballots(string name, EdgeServer server, int atOnce, GateLimits limits) =>
        string.Create(
            Plain,
            $$"""
            backend {{name}}
                http-request set-header X-Forwarded-For %[src]
                # the server says which refusals heat: what honest voters meet (a wrong PIN, too late) does not
                http-response sc-inc-gpc0(0) if { res.hdr({{HeatHeader}}) -m found }
                http-response del-header {{HeatHeader}}
                http-response sc-inc-gpc1(0) if { res.hdr({{CreditHeader}}) -m found }
                http-response del-header {{CreditHeader}}
                # a connection that the server had just let go: the same bytes again are the same ballot
                retries 1
                retry-on conn-failure empty-response
                {{server.Line}} maxconn {{atOnce}} maxqueue {{limits.Waiting}}

            """
        );

    private static string Tls(string? certificate) =>
        certificate is null ? "" : $" ssl crt {certificate} alpn http/1.1 ssl-min-ver TLSv1.2";

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0", Plain) + "s";
}
