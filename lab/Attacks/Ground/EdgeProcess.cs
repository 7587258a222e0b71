using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Hustings.Lab.Attacks.Watch;

namespace Hustings.Lab.Attacks.Ground;

/// <summary>HAProxy with the configuration that the <c>hustings</c> command prints.</summary>
public sealed class EdgeProcess : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private const int Tries = 200;
    private readonly string configuration;
    private readonly int port;
    private readonly CpuShare share;
    private long logged;

    private EdgeProcess(string configuration, string run, int port, int proxied, CpuShare share)
    {
        (this.configuration, this.port, this.share) = (configuration, port, share);
        Run = run;
        ProxiedPort = proxied;
        Process = Begin();
    }

    /// <summary>A second door that believes PROXY headers, for tests with more addresses than this machine has.</summary>
    public int ProxiedPort { get; }

    /// <summary>The running one: another after <see cref="KillAndStartAsync"/>.</summary>
    public Process Process { get; private set; }

    /// <summary>The edge's run folder, with its administration socket.</summary>
    public string Run { get; }

    /// <summary>Bytes that it printed.</summary>
    public long Logged => Interlocked.Read(ref logged);

    /// <param name="run">The edge's run folder, into which the server has written the seeds.</param>
    /// <param name="without">The gate that is switched off in the server; its part at the edge goes too.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message says what it printed.</exception>
    public static async Task<EdgeProcess> StartAsync(
        string program,
        string run,
        string certificate,
        int server,
        int port,
        string? without,
        CpuShare share
    )
    {
        Directory.CreateDirectory(run);
        string configuration = Path.Combine(run, "edge.cfg");
        string[] arguments =
        [
            "edge",
            "config",
            "--listen",
            $"127.0.0.1:{port}",
            "--certificate",
            certificate,
            "--server",
            $"127.0.0.1:{server}",
            "--run",
            run,
        ];
        int proxied = Ports.Free();
        string printed = Without(await PrintAsync(program, arguments), without);
        await File.WriteAllTextAsync(configuration, WithSecondDoor(printed, port, proxied));
        var edge = new EdgeProcess(configuration, run, port, proxied, share);
        await edge.WaitAsync();
        return edge;
    }

    /// <summary>Ends it without warning and starts it on the same configuration, as a supervisor would.</summary>
    public async Task KillAndStartAsync()
    {
        Process.Kill();
        await Process.WaitForExitAsync();
        Process.Dispose();
        Process = Begin();
        await WaitAsync();
    }

    private Process Begin()
    {
        var process = Process.Start(
            new ProcessStartInfo("haproxy", ["-db", "-f", configuration])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        share.Add(process);
        process.ErrorDataReceived += Count;
        process.OutputDataReceived += Count;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    /// <summary>Asks through the administration socket, such as <c>show table senders</c>.</summary>
    public async Task<string> AskAsync(string question)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(Run, "admin.sock")));
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(question + "\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
            Process.WaitForExit();
        }

        Process.Dispose();
    }

    private static async Task<string> PrintAsync(string program, IEnumerable<string> arguments)
    {
        using var print = Process.Start(
            new ProcessStartInfo("dotnet", [program, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        Task<string> error = print.StandardError.ReadToEndAsync();
        string text = await print.StandardOutput.ReadToEndAsync();
        await print.WaitForExitAsync();
        return print.ExitCode == 0 ? text : throw new InvalidOperationException(await error);
    }

    private static string Without(string printed, string? gate) =>
        gate switch
        {
            "heat" => Regex.Replace(printed, "(acl hot .*) gt 0$", "$1 gt 1000000000", RegexOptions.Multiline),
            "limits" => Regex.Replace(
                printed,
                "(timeout (?:http-request|client|http-keep-alive)|wait-for-body time) [0-9]+s",
                "$1 300s"
            ),
            _ => printed,
        };

    // The same door again on another port, with accept-proxy: nothing else of the configuration is touched.
    private static string WithSecondDoor(string printed, int port, int proxied)
    {
        string door = printed
            .Split('\n')
            .First(line => line.TrimStart().StartsWith($"bind 127.0.0.1:{port}", StringComparison.Ordinal));
        string second = door.Replace($":{port}", $":{proxied}", StringComparison.Ordinal) + " accept-proxy";
        return printed.Replace(door, $"{door}\n{second}", StringComparison.Ordinal);
    }

    private async Task WaitAsync()
    {
        for (int tries = 0; tries < Tries; tries++)
        {
            if (Process.HasExited)
            {
                throw new InvalidOperationException("HAProxy did not start with the printed configuration.");
            }

            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(Pause);
            }
        }

        throw new TimeoutException("HAProxy does not listen.");
    }

    private void Count(object sender, DataReceivedEventArgs line) =>
        Interlocked.Add(ref logged, (line.Data?.Length ?? -1) + 1);
}
