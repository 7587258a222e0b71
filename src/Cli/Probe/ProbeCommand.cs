using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hustings.Gate;
using Hustings.Record.Json;
using Hustings.Server.Probes;

namespace Hustings.Cli.Probe;

/// <summary><c>hustings probe</c>: test votes from outside, the served files against the minutes, a static status page (docs/running/probe.md).</summary>
public static class ProbeCommand
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static Command Create()
    {
        Option<string> server = new("--server")
        {
            Description = "The voting site, as voters reach it.",
            HelpName = "URL",
            Required = true,
        };
        Option<FileInfo> secrets = new("--secrets")
        {
            Description = $"{ProbeSecrets.FileName} of that server's data folder.",
            HelpName = "FILE",
            Required = true,
        };
        Option<string> lanes = new("--lanes")
        {
            Description = "Through which lanes: work, open, hall.",
            HelpName = "LANES",
            DefaultValueFactory = _ => "work,open",
        };
        Option<string?> hall = new("--hall-server")
        {
            Description = "Where the hall's terminals come in, if not at the public address: for the lane hall.",
            HelpName = "URL",
        };
        Option<FileInfo?> certificate = new("--hall-certificate")
        {
            Description = "A terminal's certificate with its key (PEM), for that address.",
            HelpName = "FILE",
        };
        Option<double> every = new("--every")
        {
            Description = "Seconds between two test votes in a lane.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => 10,
        };
        Option<bool> once = new("--once") { Description = "Each lane once; the exit code says whether all went well." };
        Option<DirectoryInfo?> publish = new("--publish")
        {
            Description = "Writes a static status page into this folder, again and again.",
            HelpName = "DIR",
        };
        Option<string?> report = new("--report")
        {
            Description = "Where readings are handed in, if not at the server's own address.",
            HelpName = "URL",
        };
        Option<bool> noReport = new("--no-report") { Description = "Hands in nothing." };
        Option<string> name = new("--name")
        {
            Description = "What this probe is called among others: a-z, 0-9, hyphens.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "outside",
        };
        Command command = new(
            "probe",
            "Test votes from outside, the site's files against the minutes, a static status page."
        )
        {
            server,
            secrets,
            lanes,
            hall,
            certificate,
            every,
            once,
            publish,
            report,
            noReport,
            name,
        };
        command.SetAction(
            (parsed, cancel) =>
                RunAsync(
                    parsed.InvocationConfiguration,
                    new Wish(
                        Site(parsed.GetValue(server)),
                        parsed.GetValue(secrets)!,
                        parsed.GetValue(lanes)!,
                        parsed.GetValue(hall) is { } entrance ? Site(entrance) : null,
                        parsed.GetValue(certificate),
                        parsed.GetValue(every),
                        parsed.GetValue(once),
                        parsed.GetValue(publish),
                        parsed.GetValue(noReport) ? null : Site(parsed.GetValue(report) ?? parsed.GetValue(server)),
                        parsed.GetValue(name)!
                    ),
                    cancel
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(InvocationConfiguration console, Wish wish, CancellationToken cancel)
    {
        if (Problem(wish, out var lanes) is { } problem)
        {
            await console.Error.WriteLineAsync(problem.AsMemory(), cancel).ConfigureAwait(false);
            return ExitCode.Refused;
        }

        try
        {
            var secrets = ProbeSecrets.Read(wish.Secrets.FullName);
            var page = wish.Publish is { } folder ? new StaticStatus(folder, wish.Server) : null;
            var settings = new ProberSettings(
                lanes,
                TimeSpan.FromSeconds(wish.Every),
                TimeSpan.FromSeconds(Math.Max(wish.Every, 60))
            );
            using var http = ProbeHttp.Client(wish.Server);
            using var shown = wish.HallCertificate is { } file ? Certificate(file.FullName) : null;
            using var hall = wish.HallServer is { } entrance ? ProbeHttp.Client(entrance, null, shown) : null;
            using var home = wish.Report is { } address ? ProbeHttp.Client(address) : null;
            var reporter = home is null ? null : new ProbeReporter(home, secrets, wish.Name, TimeProvider.System);
            using var run = new ProbeRun(
                console.Output,
                http,
                hall,
                secrets,
                settings,
                page,
                reporter,
                TimeProvider.System
            );
            return wish.Once
                ? await run.OnceAsync(cancel).ConfigureAwait(false)
                : await run.GoOnAsync(cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return ExitCode.Done;
        }
        catch (Exception fault)
            when (fault is InvalidDataException or IOException or UnauthorizedAccessException or CryptographicException)
        {
            await console.Error.WriteLineAsync(fault.Message).ConfigureAwait(false);
            return ExitCode.Unreadable;
        }
    }

    private static string? Problem(Wish wish, out IReadOnlyList<Lane> lanes)
    {
        string[] names = wish.Lanes.Split(',', StringSplitOptions.TrimEntries);
        lanes = [.. Prober.Lanes.Where(lane => names.Contains(RecordName.Of(lane)))];
        var known = Prober.Lanes.Select(RecordName.Of);
        return names.Except(known).Any() || lanes.Count == 0
                ? $"--lanes takes {string.Join(", ", known)}, separated by commas."
            : wish.Server == NoSite || wish.Report == NoSite || wish.HallServer == NoSite
                ? "--server, --report and --hall-server are addresses such as https://vote.example.org."
            : wish.HallServer is null != wish.HallCertificate is null
                ? "--hall-server and --hall-certificate belong together."
            : wish.HallServer is not null && !lanes.Contains(Lane.Hall)
                ? "--hall-server is for the lane hall: name it in --lanes."
            : !ProbeReport.IsName(wish.Name) || wish.Name == BuiltInProbe.Name
                ? $"--name: 1 to 40 of a-z, 0-9 and hyphens, and not “{BuiltInProbe.Name}”."
            : !(wish.Every >= Shortest.TotalSeconds && wish.Every <= Longest.TotalSeconds)
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"--every: {Shortest.TotalSeconds} to {Longest.TotalSeconds} seconds."
                )
            : !wish.Secrets.Exists ? $"There is no file {wish.Secrets.FullName}."
            : null;
    }

    // An address that is none is told with everything else that is wrong.
    private static Uri Site(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var site) && site.Scheme is "http" or "https" ? site : NoSite;

    /// <exception cref="CryptographicException">It holds no certificate with its key.</exception>
    private static X509Certificate2 Certificate(string file)
    {
        using var read = X509Certificate2.CreateFromPemFile(file);
        // Not every platform's TLS takes a key that was only read; one that went through PKCS #12 it takes.
        return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
    }

    private static readonly Uri NoSite = new("about:blank");

    private sealed record Wish(
        Uri Server,
        FileInfo Secrets,
        string Lanes,
        Uri? HallServer,
        FileInfo? HallCertificate,
        double Every,
        bool Once,
        DirectoryInfo? Publish,
        Uri? Report,
        string Name
    );
}
