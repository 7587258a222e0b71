using Shouldly;
using Xunit;

namespace Hustings.Shape.Tests;

/// <summary>The checks of names, sources, links and refusals are seen failing on small bad trees.</summary>
public sealed class TextCheckTests
{
    public static TheoryData<string> EveryCheck => [.. Checks.Keys];

    private static readonly Dictionary<string, Func<Tree, IEnumerable<string>>> Checks = new()
    {
        ["names"] = NameCheck.Problems,
        ["length"] = SourceCheck.LengthProblems,
        ["unsafe"] = SourceCheck.UnsafeProblems,
        ["unfinished"] = SourceCheck.UnfinishedProblems,
        ["ambient"] = SourceCheck.AmbientProblems,
        ["registry"] = SourceCheck.RegistryProblems,
        ["links"] = LinkCheck.Problems,
        ["refusals"] = RefusalCheck.Problems,
    };

    [Theory]
    [MemberData(nameof(EveryCheck))]
    public void Tree_that_keeps_the_rules_has_no_problem(string check) =>
        Checks[check](BadTree.Unbroken).ShouldBeEmpty();

    [Theory]
    [InlineData("src/Record/Utils.cs", "Utils")]
    [InlineData("src/Record/helpers.ts", "helpers")]
    [InlineData("src/Common/Ballot.cs", "Common")]
    [InlineData("src/Hustings.Shared.csproj", "Shared")]
    [InlineData("web/core/index.ts", "core")]
    public void Name_that_says_nothing_is_found(string path, string part) =>
        Only("names", path, "class A;").ShouldBe($"{path}: {part} says nothing");

    [Fact]
    public void Long_file_without_a_reason_is_found() =>
        Only("length", "src/Record/Ballot.cs", Lines(501))
            .ShouldBe("src/Record/Ballot.cs has 501 lines and gives no reason at its top");

    [Theory]
    [InlineData("", 500)]
    [InlineData("// This file has over 500 lines because the table is one.\n", 600)]
    public void Long_file_within_the_rule_passes(string top, int lines) =>
        SourceCheck.LengthProblems(BadTree.With("src/Record/Ballot.cs", top + Lines(lines))).ShouldBeEmpty();

    [Theory]
    [InlineData("src/Record/Ballot.cs", "static unsafe class Ballot;")]
    [InlineData("src/Cryptography/Scalar.cs", "[LibraryImport(\"libsodium\")]")]
    [InlineData("src/Server/Server.cs", "[DllImport(\"libc\")]")]
    [InlineData("src/Record/Hustings.Record.csproj", "<Project><AllowUnsafeBlocks>true</AllowUnsafeBlocks></Project>")]
    [InlineData("Directory.Build.props", "<Project><AllowUnsafeBlocks>true</AllowUnsafeBlocks></Project>")]
    public void Unsafe_code_outside_the_interop_folder_is_found(string path, string text) =>
        Only("unsafe", path, text).ShouldStartWith(path);

    [Theory]
    [InlineData("  // nothing unsafe here\n")]
    [InlineData("var policy = \"no \\\"unsafe\\\" script\";")]
    public void Talk_about_unsafe_code_is_no_unsafe_code(string text) =>
        SourceCheck.UnsafeProblems(BadTree.With("src/Record/Ballot.cs", text)).ShouldBeEmpty();

    [Theory]
    [InlineData("src/Record/Ballot.cs", "// TODO later")]
    [InlineData("web/booth/cast.ts", "// FIXME")]
    [InlineData("src/Record/Ballot.cs", "throw new NotImplementedException();")]
    [InlineData("tools/install.sh", "# TODO")]
    public void Unfinished_work_is_found(string path, string text) =>
        Only("unfinished", path, text).ShouldStartWith(path);

    [Theory]
    [InlineData("DateTime.UtcNow")]
    [InlineData("DateTimeOffset.Now")]
    [InlineData("Random.Shared.Next()")]
    [InlineData("new Random(1)")]
    [InlineData("Guid.NewGuid()")]
    [InlineData("RandomNumberGenerator.Fill(bytes)")]
    public void Time_or_randomness_taken_from_the_air_is_found(string call) =>
        Only("ambient", "src/Record/Ballot.cs", $"var a = {call};")
            .ShouldContain("take a TimeProvider or an IRandomSource");

    [Theory]
    [InlineData("nuget.config", "https://api.nu" + "get.org/v3/index.json")]
    [InlineData("web/.npmrc", "registry=https://reg" + "istry.npm" + "js.org/")]
    [InlineData("web/package-lock.json", "\"resolved\": \"https://mirror.example/a.tgz\"")]
    [InlineData("tools/get", "http://deb.deb" + "ian.org/debian")]
    public void Registry_host_is_found(string path, string text) => Only("registry", path, text).ShouldStartWith(path);

    [Theory]
    [InlineData("docs/tour.md", "[a](spec/nothing.md)")]
    [InlineData("docs/tour.md", "[a](../src/Record/Nothing.cs)")]
    [InlineData("docs/tour.md", "[a](spec/casting.md#nothing)")]
    [InlineData("docs/tour.md", "[a](#nothing)")]
    [InlineData("CONTRIBUTING.md", "see `src/Record/Nothing.cs` for that")]
    [InlineData("CONTRIBUTING.md", "see `docs/nothing/` for that")]
    public void Document_that_points_to_nothing_is_found(string path, string text) =>
        Only("links", path, text).ShouldStartWith(path);

    [Fact]
    public void Page_that_its_folders_index_does_not_lead_to_is_found() =>
        Only("links", "docs/spec/README.md", "# Specifications")
            .ShouldBe("docs/spec/README.md does not lead to docs/spec/casting.md");

    [Fact]
    public void Document_that_points_to_something_passes() =>
        LinkCheck
            .Problems(
                BadTree.With(
                    "docs/tour.md",
                    "[a](spec/casting.md) [b](../README.md#the-rooms) [c](https://example.org) `src/Record/Ballot.cs` `src/{x}/y.cs` [d](../src/Record)"
                )
            )
            .ShouldBeEmpty();

    [Fact]
    public void Refusal_that_is_not_documented_is_found() =>
        Only(
                RefusalCheck.Problems(
                    BadTree.Replacing("src/Contest/Refusal.cs", "InvalidUtf8,", "InvalidUtf8,\nPinLocked,")
                )
            )
            .ShouldBe("the enum Refusal has pin_locked, docs/spec/casting.md does not");

    [Fact]
    public void Refusal_that_is_only_documented_is_found() =>
        Only(RefusalCheck.Problems(BadTree.Replacing("src/Contest/Refusal.cs", "InvalidUtf8,", "")))
            .ShouldBe("docs/spec/casting.md lists invalid_utf8, the enum Refusal does not");

    [Fact]
    public void Refusals_that_cannot_be_found_at_all_are_a_problem() =>
        RefusalCheck.Problems(BadTree.With("src/Contest/Refusal.cs", "")).ShouldHaveSingleItem();

    private static string Only(string check, string path, string text) => Only(Checks[check](BadTree.With(path, text)));

    private static string Only(IEnumerable<string> problems) => problems.ShouldHaveSingleItem();

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("// line\n", count));
}
