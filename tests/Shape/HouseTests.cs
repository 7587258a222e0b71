using Shouldly;
using Xunit;

namespace Hustings.Shape.Tests;

/// <summary>This repository keeps its own rules.</summary>
public sealed class HouseTests
{
    private static readonly Tree House = Tree.OfThisRepository;

    [Fact]
    public void Rooms_use_exactly_what_the_readme_draws() => GraphCheck.Problems(House).ShouldBeEmpty();

    [Fact]
    public void Names_say_what_a_thing_is() => NameCheck.Problems(House).ShouldBeEmpty();

    [Fact]
    public void Source_files_over_500_lines_give_a_reason() => SourceCheck.LengthProblems(House).ShouldBeEmpty();

    [Fact]
    public void Unsafe_code_stays_in_the_interop_folder() => SourceCheck.UnsafeProblems(House).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_unfinished_in_the_sources() => SourceCheck.UnfinishedProblems(House).ShouldBeEmpty();

    [Fact]
    public void Time_and_randomness_enter_through_parameters() => SourceCheck.AmbientProblems(House).ShouldBeEmpty();

    [Fact]
    public void No_file_names_a_package_registry() => SourceCheck.RegistryProblems(House).ShouldBeEmpty();

    [Fact]
    public void Documents_point_only_to_what_exists() => LinkCheck.Problems(House).ShouldBeEmpty();

    [Fact]
    public void Refusals_in_the_casting_specification_are_those_of_the_code() =>
        RefusalCheck.Problems(House).ShouldBeEmpty();

    [Fact]
    public void Withstood_threats_name_tests_that_exist() => ThreatCheck.Problems(House).ShouldBeEmpty();
}
