using System.Net.Sockets;
using System.Text;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Hosting;

/// <summary>Where a server may listen, and what it does with a folder or a connection that is not as it should be.</summary>
public sealed class HostingTests
{
    [Fact]
    public async Task Address_that_others_could_reach_without_encryption_is_refused()
    {
        await using var server = await RunningServer.OpenAsync();
        await server.StopAsync();
        foreach (
            var url in new[]
            {
                "http://0.0.0.0:0",
                "http://*:0",
                "http://192.0.2.1:80",
                "http://[::]:0",
                "https://127.0.0.1:0",
                "nonsense",
            }
        )
        {
            Should.Throw<ArgumentException>(
                () => HustingsServer.Build(new ServerOptions(server.Folder, [url], server.Folder, Demo: false)),
                url
            );
        }

        await server.StartAsync();
    }

    [Fact]
    public async Task Second_server_on_the_same_folder_is_refused()
    {
        await using var server = await RunningServer.OpenAsync();

        Should.Throw<IOException>(() =>
            HustingsServer.Build(new ServerOptions(server.Folder, ["http://127.0.0.1:0"], server.Folder, Demo: false))
        );
        (await server.CastAsync(0)).Accepted.ShouldBeTrue();
    }

    [Fact]
    public void Folder_without_a_contest_is_refused()
    {
        var empty = Directory.CreateTempSubdirectory("hustings-empty-").FullName;
        Should.Throw<InvalidDataException>(() =>
            HustingsServer.Build(new ServerOptions(empty, ["http://127.0.0.1:0"], empty, Demo: false))
        );
        Directory.Delete(empty, recursive: true);
    }

    [Fact]
    public async Task First_line_says_where_the_server_listens()
    {
        var output = new StringWriter();
        await using var server = await RunningServer.OpenAsync(adjust: options => options with { Output = output });

        output.ToString().Split('\n')[0].ShouldBe($"Hustings listening on {server.Address.ToString().TrimEnd('/')}");
    }

    [Fact]
    public async Task Two_lengths_a_broken_length_or_smuggled_chunks_are_bad_requests()
    {
        await using var server = await RunningServer.OpenAsync();
        foreach (
            var headers in new[]
            {
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: -1",
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
            }
        )
        {
            var answer = await Inventory.UnchangedAsync(server, () => RawAsync(server, headers));
            answer.ShouldMatch("^HTTP/1\\.1 4(00|11) ", headers);
        }
    }

    [Fact]
    public async Task Request_cut_off_in_its_body_stores_nothing()
    {
        await using var server = await RunningServer.OpenAsync();
        var request = server.Request(0);

        await Inventory.UnchangedAsync(
            server,
            async () =>
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", server.Address.Port);
                var stream = client.GetStream();
                var head = $"POST {server.CastPath} HTTP/1.1\r\nHost: x\r\nContent-Length: {request.Length}\r\n\r\n";
                await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
                await stream.WriteAsync(request.AsMemory(0, request.Length - 1));
                client.Client.Shutdown(SocketShutdown.Send);
                return await ReadOneAsync(stream);
            }
        );
        (await server.CastAsync(request)).Accepted.ShouldBeTrue();
    }

    // An answer, the end, or a reset: how a server hangs up on half a request is its own business, what it stores is ours.
    private static async Task<int> ReadOneAsync(NetworkStream stream)
    {
        try
        {
            return await stream.ReadAsync(new byte[1]);
        }
        catch (IOException e)
            when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return 0;
        }
    }

    private static async Task<string> RawAsync(RunningServer server, string headers)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", server.Address.Port);
        var request = $"POST {server.CastPath} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n\r\n0\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        return await reader.ReadToEndAsync();
    }
}
