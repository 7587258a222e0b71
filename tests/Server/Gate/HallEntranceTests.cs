using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hustings.Cryptography;
using Hustings.Gate;
using Hustings.Gate.Detection;
using Hustings.Server.Probes;
using Hustings.Server.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Gate;

/// <summary>Threat <c>crowded-out-hall</c>: the hall's own listener, which shares no connections with the public.</summary>
public sealed class HallEntranceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hustings-hall-").FullName;
    private readonly X509Certificate2 authority = Certificate("CN=Hall", null, authority: true);
    private readonly X509Certificate2 stranger = Certificate("CN=Somebody", null, authority: true);

    [Fact]
    public async Task Terminal_with_a_certificate_of_the_hall_comes_in_and_nobody_else()
    {
        await using var server = await OpenAsync(connections: 100);
        using var terminal = Certificate("CN=terminal-1", authority);
        using var forged = Certificate("CN=terminal-1", stranger);

        (await ReadAsync(server.Addresses[1], terminal)).ShouldBe(HttpStatusCode.OK);
        (await ReadAsync(server.Addresses[1], forged)).ShouldBeNull();
        (await ReadAsync(server.Addresses[1], null)).ShouldBeNull();
        (await ReadAsync(server.Address, null)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Public_that_takes_up_every_connection_leaves_the_hall_its_own()
    {
        const int Connections = 3;
        await using var server = await OpenAsync(Connections);
        using var terminal = Certificate("CN=terminal-1", authority);
        var crowd = Enumerable.Range(0, Connections).Select(_ => new TcpClient()).ToList();
        foreach (var one in crowd)
        {
            await one.ConnectAsync(IPAddress.Loopback, server.Address.Port, TestContext.Current.CancellationToken);
        }

        (await ReadAsync(server.Address, null)).ShouldBeNull();
        (await ReadAsync(server.Addresses[1], terminal)).ShouldBe(HttpStatusCode.OK);
        crowd.ForEach(one => one.Dispose());
    }

    [Fact]
    public async Task Probe_of_the_hall_comes_in_by_the_halls_own_listener_while_the_public_one_is_full()
    {
        const int Connections = 4;
        await using var server = await OpenAsync(Connections, probeEvery: TimeSpan.FromMilliseconds(300));
        var log = server.Service<ProbeLog>();
        // Every lane works, and each public ballot has come to its end before the crowd comes.
        await UntilAsync(() => new[] { Lane.Hall, Lane.Open, Lane.Work }.All(lane => Accepted(log, lane, default) > 0));
        var crowd = Enumerable.Range(0, Connections).Select(_ => new TcpClient()).ToList();
        foreach (var one in crowd)
        {
            await one.ConnectAsync(IPAddress.Loopback, server.Address.Port, TestContext.Current.CancellationToken);
        }

        (await ReadAsync(server.Address, null)).ShouldBeNull();
        var full = TimeProvider.System.GetUtcNow();
        await UntilAsync(() => Accepted(log, Lane.Hall, full) >= 3);
        crowd.ForEach(one => one.Dispose());
    }

    [Fact]
    public async Task Probe_elsewhere_comes_in_by_the_halls_listener_with_a_terminals_certificate()
    {
        await using var server = await OpenAsync(connections: 100);
        using var terminal = Certificate("CN=probe", authority);
        using var own = X509Certificate2.CreateFromPemFile(Path.Combine(folder, "server.pem"));
        using var http = ProbeHttp.Client(server.Address, own);
        using var hall = ProbeHttp.Client(server.Addresses[1], own, terminal);
        using var uncertified = ProbeHttp.Client(server.Addresses[1], own);
        var secrets = ProbeSecrets.Read(Path.Combine(server.Folder, ProbeSecrets.FileName));

        async Task<ProbeResult> CastAsync(HttpClient entrance) =>
            await new ProbeVoter(http, entrance, secrets, TimeProvider.System, SodiumRandom.Instance).CastAsync(
                Lane.Hall,
                TestContext.Current.CancellationToken
            );

        (await CastAsync(hall)).Problem.ShouldBe(ProbeProblem.None);
        (await CastAsync(uncertified)).Problem.ShouldBe(ProbeProblem.Unreachable);
    }

    [Fact]
    public async Task Hall_without_certificates_or_without_encryption_is_not_served()
    {
        await using var server = await RunningServer.OpenAsync();
        await server.StopAsync();
        var options = new ServerOptions(server.Folder, ["http://127.0.0.1:0"], server.Folder, Demo: false);
        var file = await WriteAsync();

        Should.Throw<ArgumentException>(() =>
            HustingsServer.Build(options with { CertificateFile = file, HallUrls = ["https://127.0.0.1:0"] })
        );
        Should.Throw<ArgumentException>(() =>
            HustingsServer.Build(
                options with
                {
                    CertificateFile = file,
                    HallUrls = ["http://127.0.0.1:0"],
                    HallAuthorityFile = file,
                }
            )
        );
        await server.StartAsync();
    }

    public void Dispose()
    {
        authority.Dispose();
        stranger.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static int Accepted(ProbeLog log, Lane lane, DateTimeOffset since) =>
        log.Recent.Count(one => one.Lane == lane && one.Accepted && one.Time >= since);

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromMinutes(2));
        while (!holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), late.Token);
        }
    }

    private async Task<RunningServer> OpenAsync(int connections, TimeSpan? probeEvery = null)
    {
        var file = await WriteAsync();
        return await RunningServer.OpenAsync(adjust: options =>
            options with
            {
                Urls = ["https://127.0.0.1:0"],
                CertificateFile = file,
                HallUrls = ["https://127.0.0.1:0"],
                HallAuthorityFile = Path.Combine(folder, "hall.pem"),
                Gate = RunningServer.Patient with { Connections = connections },
                // Certificates are of today.
                Time = TimeProvider.System,
                ProbeEvery = probeEvery,
            }
        );
    }

    private async Task<string> WriteAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "hall.pem"), authority.ExportCertificatePem());
        using var own = Certificate("CN=localhost", null);
        var file = Path.Combine(folder, "server.pem");
        await File.WriteAllTextAsync(
            file,
            own.ExportCertificatePem() + "\n" + own.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()
        );
        return file;
    }

    // Null: no connection.
    private static async Task<HttpStatusCode?> ReadAsync(Uri address, X509Certificate2? certificate)
    {
        using var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, _, _, _) => true,
                ClientCertificates = certificate is null ? [] : [certificate],
            },
        };
        using var client = new HttpClient(handler) { BaseAddress = address };
        try
        {
            using var response = await client.GetAsync(
                new Uri("/public/gate.json", UriKind.Relative),
                TestContext.Current.CancellationToken
            );
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static X509Certificate2 Certificate(string name, X509Certificate2? issuer, bool authority = false)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(authority, false, 0, true));
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        return issuer is null
            ? request.CreateSelfSigned(from, to)
            : request
                .Create(issuer, issuer.NotBefore, issuer.NotAfter, RandomNumberGenerator.GetBytes(8))
                .CopyWithPrivateKey(key);
    }
}
