using Hustings.EndToEnd.House;
using Hustings.Record;
using Hustings.Server.Tests.Rounds;
using Shouldly;

namespace Hustings.EndToEnd.Pages;

/// <summary>
/// The declaration of the result as a stranger's tools see it: Poppler's pdfsig, pdfinfo, pdffonts and pdftotext,
/// none of which knows anything of Hustings.
/// </summary>
internal static class SealedDeclaration
{
    public static async Task ShouldHoldAsync(RoundsServer contest)
    {
        var hash = contest.Office.State.Declaration.ShouldNotBeNull();
        var folder = Directory.CreateTempSubdirectory("hustings-declaration-").FullName;
        try
        {
            var file = Path.Combine(folder, "declaration.pdf");
            var bytes = await contest.Client.GetByteArrayAsync(
                new Uri($"/public/declarations/{hash}.pdf", UriKind.Relative)
            );
            await File.WriteAllBytesAsync(file, bytes);
            var minutes = await contest.Client.GetStringAsync(new Uri("/public/minutes.jsonl", UriKind.Relative));
            minutes.ShouldContain($"\"note\":{{\"kind\":\"declaration\",\"hash\":\"{Fingerprint.Hex(bytes)}\"}}");
            await ShouldBeSealedAsync(file);
            await ShouldReadWellAsync(folder, file);

            // One letter of the text more or less, and the seal is broken.
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(file, bytes);
            (await RunAsync("pdfsig", "-nocert", file)).ShouldNotContain("Signature is Valid");
            if (Environment.GetEnvironmentVariable("HUSTINGS_SCREENSHOTS") is { Length: > 0 } pictures)
            {
                bytes[bytes.Length / 2] ^= 1;
                await File.WriteAllBytesAsync(Path.Combine(pictures, "declaration.pdf"), bytes);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ShouldBeSealedAsync(string file)
    {
        var stranger = await RunAsync("pdfsig", "-nocert", file);
        stranger.ShouldContain("Signature is Valid.");
        stranger.ShouldContain("Total document signed");
        stranger.ShouldContain("SHA-256");
        stranger.ShouldContain("Signer Certificate Common Name: Hustings");
    }

    private static async Task ShouldReadWellAsync(string folder, string file)
    {
        var facts = await RunAsync("pdfinfo", file);
        facts.ShouldContain("A4");
        facts.ShouldMatch("Pages: +2\n", "one page for each language");
        facts.ShouldMatch("Tagged: +yes");
        var fonts = (await RunAsync("pdffonts", file)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        fonts.Length.ShouldBe(2);
        fonts.ShouldAllBe(line => line.Contains("DejaVu") && line.Contains(" yes yes yes "), "embedded, with letters");
        var text = Path.Combine(folder, "text.txt");
        await RunAsync("pdftotext", file, text);
        var read = await File.ReadAllTextAsync(text);
        int[] order =
        [
            .. (
                (string[])
                    [
                        "Declaration of the result",
                        "Ana Archer is declared the winner.",
                        "Round by round",
                        "had the fewest votes",
                        "Proclamation du résultat",
                        "La victoire de Ana Archer est proclamée.",
                        "a obtenu le moins de votes",
                    ]
            ).Select(words => read.IndexOf(words, StringComparison.Ordinal)),
        ];
        order.ShouldAllBe(place => place >= 0, read);
        order.ShouldBeInOrder(SortDirection.Ascending, "read from top to bottom, English before French");
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var path = $"/usr/bin/{program}";
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"{path} is missing: install poppler-utils.", path);
        }

        return (await Command.RunAsync(path, arguments)).Output;
    }
}
