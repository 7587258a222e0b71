using Shouldly;
using Xunit;

namespace Hustings.Shape.Tests;

/// <summary>The graph check is itself seen failing, once for every rule it holds.</summary>
public sealed class GraphCheckTests
{
    private const string Readme = "README.md";

    [Fact]
    public void Tree_that_keeps_the_rules_has_no_problem() => GraphCheck.Problems(BadTree.Unbroken).ShouldBeEmpty();

    [Fact]
    public void Reference_that_the_readme_does_not_draw_is_named() =>
        Only(
                BadTree.Replacing(
                    Readme,
                    "| `src/Contest` | the domain | `Record` |",
                    "| `src/Contest` | the domain | nothing |"
                )
            )
            .ShouldBe("src/Contest uses src/Record, which README.md does not draw");

    [Fact]
    public void Drawn_reference_that_no_project_has_is_named() =>
        Only(BadTree.Replacing(Readme, "| `Contest` |\n| `lab`", "| `Contest`, `Record` |\n| `lab`"))
            .ShouldBe("README.md draws src/Server using src/Record, its project does not");

    [Fact]
    public void Room_missing_from_the_readme_is_named() =>
        Only(BadTree.Replacing(Readme, "| `lab` | rehearsals | `Contest` |\n", ""))
            .ShouldBe("lab is not in README.md's table of rooms");

    [Fact]
    public void Drawn_room_without_a_project_is_named() =>
        Only(BadTree.Replacing(Readme, "| `lab` |", "| `bench` | speed | nothing |\n| `lab` |"))
            .ShouldBe("README.md draws bench, which has no project");

    [Fact]
    public void Product_that_refers_to_the_lab_is_refused() =>
        GraphCheck
            .Problems(BadTree.With("src/Server/Hustings.Server.csproj", BadTree.Uses("../../lab/Hustings.Lab.csproj")))
            .ShouldContain("src/Server uses lab: nothing in src/ may");

    [Fact]
    public void Verifier_that_uses_what_makes_records_is_refused_even_when_drawn()
    {
        string project = BadTree.Uses("../Record/Hustings.Record.csproj", "../Contest/Hustings.Contest.csproj");
        GraphCheck
            .Problems(BadTree.With("src/Verification/Hustings.Verification.csproj", project))
            .ShouldContain("src/Verification uses src/Contest: what is checked must not come from what made it");
    }

    [Fact]
    public void Counting_that_sees_ciphertexts_is_refused() =>
        GraphCheck
            .Problems(
                BadTree.With(
                    "src/Counting/Hustings.Counting.csproj",
                    BadTree.Uses("../Cryptography/Hustings.Cryptography.csproj")
                )
            )
            .ShouldContain("src/Counting uses src/Cryptography: it never sees ciphertexts");

    [Fact]
    public void Lab_that_calls_the_server_directly_is_refused() =>
        GraphCheck
            .Problems(BadTree.With("lab/Hustings.Lab.csproj", BadTree.Uses("../src/Server/Hustings.Server.csproj")))
            .ShouldContain("lab uses src/Server: it may reach the server over HTTP only");

    [Fact]
    public void Foreign_package_in_a_trusted_room_is_refused() =>
        Only(
                BadTree.With(
                    "src/Counting/Hustings.Counting.csproj",
                    "<Project><PackageReference Include=\"Dapper\" /></Project>"
                )
            )
            .ShouldBe("src/Counting uses the package Dapper: only the base class library is allowed there");

    [Fact]
    public void Test_that_uses_more_than_its_subject_is_refused() =>
        Only(
                BadTree.With(
                    "tests/Record/Hustings.Record.Tests.csproj",
                    BadTree.Uses("../../src/Server/Hustings.Server.csproj")
                )
            )
            .ShouldBe("tests/Record uses src/Server, which Record itself does not use");

    private static string Only(Tree tree) => GraphCheck.Problems(tree).ShouldHaveSingleItem();
}
