using System.CommandLine;
using System.Text.Json;
using Hustings.Contest;
using Hustings.Contest.Officers;
using Hustings.Contest.Orders;
using Hustings.Counting.Rounds;
using Hustings.Record;
using Hustings.Record.Minutes;

namespace Hustings.Cli.Officers;

/// <summary>
/// <c>hustings officer</c>: orders from the command line, signed with a passkey in a file. For rehearsals, tests and whoever has no
/// browser; a passkey that cannot be copied is safer. Exit 0 done or waiting for others, 1 refused, 2 not understood or not reachable.
/// </summary>
public static class OfficerCommand
{
    private static readonly Argument<string> Server = new("SERVER") { Description = "Where the contest is served." };
    private static readonly Argument<string> Hash = new("ORDER") { Description = "The hash of an order that waits." };
    private static readonly Option<string> Officer = new("--officer")
    {
        Description = "Your id in the contest’s definition.",
        HelpName = "ID",
        Required = true,
    };
    private static readonly Option<FileInfo> Key = new("--key")
    {
        Description = "Your passkey’s file.",
        HelpName = "FILE",
        Required = true,
    };
    private static readonly Option<string?> Token = new("--token")
    {
        Description = "The one-time link that the server printed at its first start, or what follows its last stroke.",
        HelpName = "LINK",
    };
    private static readonly Option<bool> Yes = new("--yes")
    {
        Description = "Sign; without it the consequences are shown and nothing is ordered.",
    };

    public static Command Create() =>
        new("officer", "An officer’s orders, signed with a passkey in a file.")
        {
            Step("keygen", "Make a passkey in a file.", line => KeygenAsync(line), Key),
            Step("enrol", "Enrol your passkey at a server.", EnrolAsync, Server, Officer, Key, Token),
            Step("status", "Where the stages stand, and what can be ordered next.", StatusAsync, Server),
            OrderStep(),
            Step("waiting", "Orders that wait for another signature.", WaitingAsync, Server, Officer, Key),
            Step("sign", "Sign an order that waits.", SignAsync, Server, Hash, Officer, Key, Yes),
        };

    private static Command OrderStep()
    {
        Command order = Step("order", "Propose an order.", OrderAsync, Server);
        OrderLine.AddTo(order);
        order.Add(Officer);
        order.Add(Key);
        order.Add(Yes);
        return order;
    }

    private static Task KeygenAsync(ParseResult line)
    {
        FileInfo file = line.GetValue(Key)!;
        if (file.Exists)
            throw new OfficerRefusedException("file_exists", $"{file} is there already. Nothing is overwritten.");
        using SoftwarePasskey passkey = SoftwarePasskey.Create();
        PrivateFile.WriteText(file.FullName, passkey.ToText());
        line.InvocationConfiguration.Output.WriteLine(
            $"{file}: KEEP SECRET. Whoever has this file gives orders in your name. A passkey on a phone or a security key cannot be copied like this one."
        );
        return Task.CompletedTask;
    }

    private static async Task EnrolAsync(ParseResult line, OfficerClient server, CancellationToken cancel)
    {
        using SoftwarePasskey passkey = ReadKey(line);
        string officer = line.GetValue(Officer)!;
        OrderDetails.EnrolOfficer details = new(officer, passkey.Key, passkey.Credential);
        Order order = new OrderDraft(OrderKind.EnrolOfficer, null, details).After(server.Definition.Id, server.Head);
        OrderSignature signature = Sign(passkey, officer, order, server);
        string? token = line.GetValue(Token)?.Split('/', '#', '=')[^1];
        JsonElement answer = token is null
            ? await server.SubmitAsync(order, signature, cancel).ConfigureAwait(false)
            : await server.EnrolAsync(token, order, signature, cancel).ConfigureAwait(false);
        Tell(line, answer);
    }

    private static Task StatusAsync(ParseResult line, OfficerClient server, CancellationToken cancel)
    {
        TextWriter output = line.InvocationConfiguration.Output;
        output.WriteLine(
            $"{server.Definition.Name.En}: {server.State.GetProperty("height").GetInt32()} minutes, head {server.Head}"
        );
        foreach (JsonElement stage in server.State.GetProperty("stages").EnumerateArray())
        {
            string ends =
                stage.TryGetProperty("ends", out JsonElement end) && end.ValueKind == JsonValueKind.String
                    ? $", until {Moments.Full(end.GetDateTimeOffset(), server.Definition.TimeZone).En}"
                    : "";
            output.WriteLine($"  {OfficerClient.Text(stage, "id")}: {OfficerClient.Text(stage, "phase")}{ends}");
        }

        output.WriteLine("Next:");
        foreach (JsonElement next in server.State.GetProperty("next").EnumerateArray())
        {
            JsonElement about = next.GetProperty("stage");
            string stage = about.ValueKind == JsonValueKind.String ? $" --stage {about.GetString()}" : "";
            output.WriteLine(
                $"  {OfficerClient.Text(next, "kind")}{stage}, signatures: {next.GetProperty("signatures").GetInt32()}"
            );
        }

        return Task.CompletedTask;
    }

    private static async Task OrderAsync(ParseResult line, OfficerClient server, CancellationToken cancel)
    {
        using SoftwarePasskey passkey = ReadKey(line);
        string officer = line.GetValue(Officer)!;
        Order order = OrderLine.Read(line, server);
        await server.LoginAsync(officer, passkey, cancel).ConfigureAwait(false);
        if (OrderLine.List(line) is { } list)
            await server.HandInListAsync(list, cancel).ConfigureAwait(false);
        (string en, string fr, _) = await server.PreviewAsync(order, cancel).ConfigureAwait(false);
        TextWriter output = line.InvocationConfiguration.Output;
        output.WriteLine(en);
        output.WriteLine(fr);
        if (!line.GetValue(Yes))
        {
            output.WriteLine("Nothing was ordered. The same command with --yes signs and sends it.");
            return;
        }

        Tell(
            line,
            await server.SubmitAsync(order, Sign(passkey, officer, order, server), cancel).ConfigureAwait(false)
        );
    }

    private static async Task WaitingAsync(ParseResult line, OfficerClient server, CancellationToken cancel)
    {
        using SoftwarePasskey passkey = ReadKey(line);
        await server.LoginAsync(line.GetValue(Officer)!, passkey, cancel).ConfigureAwait(false);
        JsonElement waiting = await server.WaitingAsync(cancel).ConfigureAwait(false);
        foreach (JsonElement one in waiting.EnumerateArray())
            line.InvocationConfiguration.Output.WriteLine(one.GetRawText());
    }

    private static async Task SignAsync(ParseResult line, OfficerClient server, CancellationToken cancel)
    {
        using SoftwarePasskey passkey = ReadKey(line);
        string officer = line.GetValue(Officer)!;
        await server.LoginAsync(officer, passkey, cancel).ConfigureAwait(false);
        JsonElement waiting = await server.WaitingAsync(cancel).ConfigureAwait(false);
        (Order order, string words) = Find(waiting, line.GetValue(Hash)!);
        line.InvocationConfiguration.Output.WriteLine(words);
        if (!line.GetValue(Yes))
        {
            line.InvocationConfiguration.Output.WriteLine("Nothing was signed. The same command with --yes signs it.");
            return;
        }

        OrderSignature signature = Sign(passkey, officer, order, server);
        Tell(line, await server.SignWaitingAsync(order.Hash, signature, cancel).ConfigureAwait(false));
    }

    /// <summary>The waiting order as it is, read by ourselves: what is signed is never a hash that the server names.</summary>
    private static (Order Order, string Words) Find(JsonElement waiting, string hash)
    {
        foreach (JsonElement one in waiting.EnumerateArray())
        {
            if (
                one.TryGetProperty("order", out JsonElement element)
                && Order.TryRead(JsonSerializer.SerializeToUtf8Bytes(element, OrderLine.Plain), out Order? order)
                    == DocumentFault.None
                && order!.Hash.StartsWith(hash, StringComparison.Ordinal)
            )
                return (order, OfficerClient.Text(one.GetProperty("consequences"), "en"));
        }

        throw new OfficerRefusedException(
            "not_waiting",
            $"No order {hash} waits. `hustings officer waiting` lists them."
        );
    }

    private static OrderSignature Sign(SoftwarePasskey passkey, string officer, Order order, OfficerClient server) =>
        passkey.Sign(officer, order, server.Definition.Origins[0], server.Definition.RelyingParty);

    private static void Tell(ParseResult line, JsonElement answer) =>
        line.InvocationConfiguration.Output.WriteLine(
            OfficerClient.Text(answer, "status") == "recorded"
                ? $"Recorded: minute {answer.GetProperty("height").GetInt32()}, {OfficerClient.Text(answer, "hash")}."
                : $"Waiting for {answer.GetProperty("needs").GetInt32()} more: hustings officer sign {line.GetValue(Server)} {OfficerClient.Text(answer, "order")}"
        );

    private static Uri Address(ParseResult line) =>
        Uri.TryCreate(line.GetValue(Server), UriKind.Absolute, out Uri? address)
        && address.Scheme is ("http" or "https")
            ? address
            : throw OfficerRefusedException.Misused("SERVER must be an address such as https://vote.example.org.");

    private static SoftwarePasskey ReadKey(ParseResult line)
    {
        FileInfo file = line.GetValue(Key)!;
        try
        {
            return SoftwarePasskey.FromText(File.ReadAllText(file.FullName));
        }
        catch (Exception fault)
            when (fault
                    is IOException
                        or UnauthorizedAccessException
                        or FormatException
                        or System.Security.Cryptography.CryptographicException
            )
        {
            throw new OfficerRefusedException(
                "file_unreadable",
                $"{file} is not a passkey that can be read: {fault.Message}",
                ExitCode.Unreadable
            );
        }
    }

    private static Command Step(
        string name,
        string words,
        Func<ParseResult, OfficerClient, CancellationToken, Task> run,
        params Symbol[] parts
    ) =>
        Step(
            name,
            words,
            async (line, cancel) =>
            {
                using HttpClient http = new() { BaseAddress = Address(line) };
                await run(line, await OfficerClient.ConnectAsync(http, cancel).ConfigureAwait(false), cancel)
                    .ConfigureAwait(false);
            },
            parts
        );

    private static Command Step(string name, string words, Func<ParseResult, Task> run, params Symbol[] parts) =>
        Step(name, words, (line, _) => run(line), parts);

    private static Command Step(
        string name,
        string words,
        Func<ParseResult, CancellationToken, Task> run,
        Symbol[] parts
    )
    {
        Command command = new(name, words);
        foreach (Symbol part in parts)
        {
            if (part is Argument argument)
                command.Add(argument);
            else
                command.Add((Option)part);
        }

        command.SetAction(
            async (line, cancel) =>
            {
                try
                {
                    await run(line, cancel).ConfigureAwait(false);
                    return ExitCode.Done;
                }
                catch (OfficerRefusedException refused)
                {
                    await Refuse(line, refused.Code, refused.Message).ConfigureAwait(false);
                    return refused.ExitCode;
                }
                catch (HttpRequestException fault)
                {
                    await Refuse(line, "server_unreachable", fault.Message).ConfigureAwait(false);
                    return ExitCode.Unreadable;
                }
            }
        );
        return command;
    }

    private static Task Refuse(ParseResult line, string code, string words) =>
        line.InvocationConfiguration.Error.WriteLineAsync($"REFUSED {code}: {Verify.Printable.Text(words)}");
}
