using Hustings.Gate.Limits;

namespace Hustings.Server;

/// <summary>
/// What a server is started with. <paramref name="DataFolder"/> is a folder written by
/// <c>PreparedContest.WriteDataFolder</c>; <paramref name="Urls"/> are the addresses to listen on;
/// <paramref name="WebFolder"/> is the built web folder (<c>web/</c> beside the program if null).
/// </summary>
public sealed record ServerOptions(string DataFolder, string[] Urls, string? WebFolder, bool Demo)
{
    /// <summary>The clock. Tests give a clock of their own.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>PEM file with the TLS certificate and its chain. Without one only loopback addresses are served.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>PEM file with the certificate's private key.</summary>
    public string? CertificateKeyFile { get; init; }

    /// <summary>Addresses for our own proxies alone. What comes by them may name the sender's address.</summary>
    public string[] EdgeUrls { get; init; } = [];

    /// <summary>Run folders of the proxies on this machine, whose seeds are renewed and whose figures are read.</summary>
    public string[] EdgeRunFolders { get; init; } = [];

    /// <summary>Addresses for the hall's terminals alone; https, and every terminal shows a certificate.</summary>
    public string[] HallUrls { get; init; } = [];

    /// <summary>PEM file with the certificates that sign terminals' certificates.</summary>
    public string? HallAuthorityFile { get; init; }

    /// <summary>Where the first lines ("Hustings listening on ...") are printed.</summary>
    public TextWriter Output { get; init; } = System.Console.Out;

    /// <summary>Threads that check signatures and proofs. They are not taken from the thread pool.</summary>
    public int CheckThreads { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>Every number of the gate.</summary>
    public GateLimits Gate { get; init; } = new();

    /// <summary>Runs each commit of the database; tests put failures around it. Null runs it plainly.</summary>
    public Action<Action>? Commit { get; init; }

    /// <summary>A time server to compare this machine's clock with at start; null asks none.</summary>
    public System.Net.DnsEndPoint? TimeServer { get; init; }

    /// <summary>How notices go to members when times change; null sends none.</summary>
    public Notices.NoticeSettings? Notices { get; init; }

    /// <summary>How often the server probes itself through its own public listener; null: never.</summary>
    public TimeSpan? ProbeEvery { get; init; }

    /// <summary>Files of the voting site that changed after a stage was opened are meant to be so: they are noted in the minutes.</summary>
    public bool AcceptFiles { get; init; }

    /// <summary>The web folder in use.</summary>
    public string Web => WebFolder ?? Path.Combine(AppContext.BaseDirectory, "web");
}
