using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using Hustings.Lab.Attacks.Wire;
using Microsoft.Win32.SafeHandles;

namespace Hustings.Lab.Attacks.Ground;

/// <summary>
/// A network namespace of its own, with nothing in it but a loopback interface that loses packets at random in both directions. A relay in it carries
/// connections to a door outside, after a delay: a poor line without touching the machine's own network.
/// </summary>
public sealed class LossyNetwork : IDisposable
{
    private const int NewNetwork = 0x4000_0000;
    private const int Chunk = 16 * 1024;

    // An Ethernet's, or a whole ballot would be one packet of the loopback's 64 kB.
    private const int PacketBytes = 1500;
    private readonly string name;
    private readonly CancellationTokenSource end = new();
    private readonly List<Socket> listeners = [];

    private LossyNetwork(string name) => this.name = name;

    /// <summary>Makes it; null where this user may not, or <c>ip</c> or <c>nft</c> is missing.</summary>
    /// <param name="percent">Of a hundred packets so many are lost, each way.</param>
    public static async Task<LossyNetwork?> MakeAsync(int percent, CancellationToken cancellation)
    {
        string name = $"hustings-lossy-{Environment.ProcessId}";
        if (!await DoAsync("ip", ["netns", "add", name], "", cancellation))
        {
            return null;
        }

        var network = new LossyNetwork(name);
        string rules = string.Create(
            CultureInfo.InvariantCulture,
            $"table inet poor {{\n chain input {{\n type filter hook input priority 0;\n numgen random mod 100 < {percent} counter drop\n }}\n}}\n"
        );
        if (
            await DoAsync(
                "ip",
                ["-n", name, "link", "set", "dev", "lo", "mtu", $"{PacketBytes}", "up"],
                "",
                cancellation
            ) && await DoAsync("ip", ["netns", "exec", name, "nft", "-f", "-"], rules, cancellation)
        )
        {
            return network;
        }

        network.Dispose();
        return null;
    }

    /// <summary>A door inside that leads to another outside; voters at it share one address there.</summary>
    /// <param name="from">The address that the door outside sees.</param>
    /// <param name="delay">Each way.</param>
    public Target Door(Target outside, IPAddress from, TimeSpan delay)
    {
        Socket listener = Make();
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1024);
        listeners.Add(listener);
        _ = AcceptAsync(listener, outside, from, delay);
        return outside with { Port = ((IPEndPoint)listener.LocalEndPoint!).Port, Make = Make };
    }

    /// <summary>Packets that were lost so far.</summary>
    public async Task<long> LostAsync(CancellationToken cancellation)
    {
        using Process process = Start("ip", ["netns", "exec", name, "nft", "list", "chain", "inet", "poor", "input"]);
        string said = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        int at = said.IndexOf("counter packets ", StringComparison.Ordinal);
        return at < 0 ? 0 : long.Parse(said[(at + 16)..].Split(' ')[0], CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        end.Cancel();
        listeners.ForEach(listener => listener.Dispose());
        using Process process = Start("ip", ["netns", "delete", name]);
        process.WaitForExit();
        end.Dispose();
    }

    // A socket belongs to the network of the thread that made it, for good; that thread goes nowhere else afterwards.
    private Socket Make()
    {
        Socket? made = null;
        Exception? failed = null;
        var thread = new Thread(() =>
        {
            try
            {
                using SafeFileHandle network = File.OpenHandle($"/run/netns/{name}");
                if (SetNamespace(network, NewNetwork) != 0)
                {
                    throw new IOException($"The network {name} lets nobody in.");
                }

                made = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            }
            catch (Exception told) when (told is IOException or Win32Exception or UnauthorizedAccessException)
            {
                failed = told;
            }
        });
        thread.Start();
        thread.Join();
        return made ?? throw new InvalidOperationException($"No socket in the network {name}.", failed);
    }

    private async Task AcceptAsync(Socket listener, Target outside, IPAddress from, TimeSpan delay)
    {
        try
        {
            while (true)
            {
                Socket inside = await listener.AcceptAsync(end.Token);
                _ = CarryAsync(inside, outside, from, delay);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The network is being taken away.
        }
    }

    private async Task CarryAsync(Socket inside, Target outside, IPAddress from, TimeSpan delay)
    {
        using (inside)
        {
            try
            {
                inside.NoDelay = true;
                using Socket other = await HttpWire.OpenAsync(outside, from, end.Token);
                await Task.WhenAll(PumpAsync(inside, other, delay), PumpAsync(other, inside, delay));
            }
            catch (Exception cut) when (cut is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One side left: the other learns of it by the closed connection.
            }
        }
    }

    // Reads on while what was read before is still under way, as a line does.
    private async Task PumpAsync(Socket source, Socket sink, TimeSpan delay)
    {
        var line = Channel.CreateBounded<(long Due, byte[] Bytes)>(64);
        Task writing = WriteAsync();
        try
        {
            byte[] buffer = new byte[Chunk];
            int read;
            while ((read = await source.ReceiveAsync(buffer, SocketFlags.None, end.Token)) > 0)
            {
                long due = Stopwatch.GetTimestamp() + (long)(delay.TotalSeconds * Stopwatch.Frequency);
                await line.Writer.WriteAsync((due, buffer[..read]), end.Token);
            }
        }
        finally
        {
            line.Writer.Complete();
            await writing;
        }

        async Task WriteAsync()
        {
            try
            {
                await foreach ((long due, byte[] bytes) in line.Reader.ReadAllAsync(end.Token))
                {
                    TimeSpan wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
                    if (wait > TimeSpan.Zero)
                    {
                        await Task.Delay(wait, end.Token);
                    }

                    await sink.SendAsync(bytes, SocketFlags.None, end.Token);
                }

                sink.Shutdown(SocketShutdown.Send);
            }
            catch (SocketException)
            {
                // Nobody listens any more: whoever sends has to be told, or it would be read from for ever.
                source.Close();
            }
        }
    }

    private static Process Start(string program, IReadOnlyList<string> arguments) =>
        Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;

    private static async Task<bool> DoAsync(
        string program,
        IReadOnlyList<string> arguments,
        string input,
        CancellationToken cancellation
    )
    {
        try
        {
            using Process process = Start(program, arguments);
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0;
        }
        catch (Exception missing) when (missing is Win32Exception or IOException)
        {
            return false;
        }
    }

    // By the C library's name, so that nothing here is unsafe code.
    private static int SetNamespace(SafeHandle descriptor, int kind) =>
        Marshal.GetDelegateForFunctionPointer<Enter>(
            NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "setns")
        )((int)descriptor.DangerousGetHandle(), kind);

    private delegate int Enter(int descriptor, int kind);
}
