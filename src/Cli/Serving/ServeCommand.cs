using System.CommandLine;
using Hustings.Cli.Listening;
using Hustings.Contest;
using Hustings.Server;
using Hustings.Server.Clock;
using Hustings.Server.Notices;

namespace Hustings.Cli.Serving;

/// <summary><c>hustings serve</c>: the server on a data folder.</summary>
public static class ServeCommand
{
    /// <summary>How often a server probes itself.</summary>
    public static readonly TimeSpan BuiltInProbe = TimeSpan.FromSeconds(10);

    public static Command Create()
    {
        Option<string> urls = new("--urls")
        {
            Description = "Where to listen.",
            HelpName = "URL",
            DefaultValueFactory = _ => ListenPlan.Usual,
        };
        Option<DirectoryInfo> data = new("--data")
        {
            Description = "The data folder, made by `hustings contest create`.",
            HelpName = "DIR",
            DefaultValueFactory = _ => new DirectoryInfo("hustings-data"),
        };
        Option<FileInfo?> certificate = new("--certificate")
        {
            Description = "The TLS certificate with its chain (PEM); without one only this machine can connect.",
            HelpName = "PEM",
        };
        Option<FileInfo?> key = new("--key") { Description = "The certificate's private key (PEM).", HelpName = "PEM" };
        Option<string?> timeServer = new("--time-server")
        {
            Description = "A time server (SNTP) to compare this machine's clock with at start; none by default.",
            HelpName = "HOST[:PORT]",
        };
        Option<FileInfo?> notices = new("--notices")
        {
            Description = "How members are told when times change (SMTP, SMS gateway or CSV); nobody is by default.",
            HelpName = "FILE.json",
        };
        Option<string[]> edge = new("--edge")
        {
            Description = "An address of its own for our proxies: whoever comes by it may say for whom.",
            HelpName = "URL",
        };
        Option<DirectoryInfo[]> edgeRun = new("--edge-run")
        {
            Description = "Run folder of a proxy on this machine, whose seeds are kept new and whose figures are read.",
            HelpName = "DIR",
        };
        Option<string?> hall = new("--hall-urls")
        {
            Description = "Where the hall's terminals come in, apart from the public (https).",
            HelpName = "URL",
        };
        Option<FileInfo?> authority = new("--hall-authority")
        {
            Description = "The certificates that sign the terminals' certificates.",
            HelpName = "PEM",
        };
        Option<bool> noProbe = new("--no-probe")
        {
            Description =
                "Do not cast test votes at this server's own listener every ten seconds (docs/running/probe.md).",
        };
        Option<bool> acceptFiles = new("--accept-files")
        {
            Description =
                "The files of the voting site were replaced on purpose after a stage was opened: note them in the minutes.",
        };
        Command command = new("serve", "The server, from a data folder.")
        {
            urls,
            data,
            certificate,
            key,
            timeServer,
            notices,
            edge,
            edgeRun,
            hall,
            authority,
            noProbe,
            acceptFiles,
        };
        command.SetAction(
            (parsed, cancel) =>
                RunAsync(
                    parsed.InvocationConfiguration,
                    new Wish(
                        parsed.GetValue(urls)!,
                        parsed.GetValue(data)!.FullName,
                        parsed.GetValue(certificate),
                        parsed.GetValue(key),
                        parsed.GetValue(timeServer),
                        parsed.GetValue(notices),
                        new Entrances(
                            string.Join(',', parsed.GetValue(edge) ?? []),
                            [.. (parsed.GetValue(edgeRun) ?? []).Select(folder => folder.FullName)],
                            parsed.GetValue(hall) ?? "",
                            parsed.GetValue(authority)
                        ),
                        parsed.GetValue(noProbe),
                        parsed.GetValue(acceptFiles)
                    ),
                    cancel
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(InvocationConfiguration console, Wish wish, CancellationToken cancel)
    {
        if (!TryPlan(wish, out ListenPlan plan, out string problem))
        {
            await console.Error.WriteLineAsync(problem.AsMemory(), cancel).ConfigureAwait(false);
            return ExitCode.Refused;
        }

        if (!File.Exists(ContestHome.DefinitionPath(wish.Data)))
        {
            await console
                .Error.WriteLineAsync(
                    $"There is no contest in {wish.Data}.\n"
                        + "Make one first:   hustings contest create SPEC.json --data DIR --secrets DIR\n"
                        + "or try the demo:  hustings demo"
                )
                .ConfigureAwait(false);
            return ExitCode.Unreadable;
        }

        if (!TryRead(wish.Notices, out NoticeSettings? sending, out problem))
        {
            await console.Error.WriteLineAsync(problem.AsMemory(), cancel).ConfigureAwait(false);
            return ExitCode.Unreadable;
        }

        if (!wish.Entrances.TryPlan(wish.Certificate is not null, out EntrancePlan entrances, out problem))
        {
            await console.Error.WriteLineAsync(problem.AsMemory(), cancel).ConfigureAwait(false);
            return ExitCode.Refused;
        }

        ServerOptions options = new(wish.Data, plan.Urls, null, Demo: false)
        {
            Output = console.Output,
            CertificateFile = wish.Certificate?.FullName,
            CertificateKeyFile = wish.Key?.FullName,
            TimeServer = wish.TimeServer is null ? null : TimeServer.Parse(wish.TimeServer),
            Notices = sending,
            EdgeUrls = entrances.Edge,
            EdgeRunFolders = wish.Entrances.EdgeRun,
            HallUrls = entrances.Hall,
            HallAuthorityFile = wish.Entrances.HallAuthority?.FullName,
            ProbeEvery = wish.NoProbe ? null : BuiltInProbe,
            AcceptFiles = wish.AcceptFiles,
        };
        return await Service.RunAsync(options, console, ["Stop with Ctrl+C."], cancel).ConfigureAwait(false);
    }

    private static bool TryPlan(Wish wish, out ListenPlan plan, out string problem)
    {
        plan = null!;
        problem = (wish.Certificate, wish.Key) switch
        {
            (not null, null) or (null, not null) => "--certificate and --key belong together: name both files.",
            ({ Exists: false } missing, _) => $"There is no certificate {missing.FullName}.",
            (_, { Exists: false } missing) => $"There is no key {missing.FullName}.",
            _ when wish.TimeServer is { } server && TimeServer.Parse(server) is null =>
                $"{server} is no time server: say HOST or HOST:PORT.",
            _ => "",
        };
        return problem.Length == 0
            && ListenPlan.TryMake(wish.Urls, wish.Certificate is not null, false, out plan, out problem);
    }

    private static bool TryRead(FileInfo? file, out NoticeSettings? settings, out string problem)
    {
        settings = null;
        problem = "";
        try
        {
            settings = file is null ? null : NoticeSettings.Read(file.FullName);
            return true;
        }
        catch (InvalidDataException fault)
        {
            problem = fault.Message;
            return false;
        }
    }

    private sealed record Wish(
        string Urls,
        string Data,
        FileInfo? Certificate,
        FileInfo? Key,
        string? TimeServer,
        FileInfo? Notices,
        Entrances Entrances,
        bool NoProbe,
        bool AcceptFiles
    );
}
