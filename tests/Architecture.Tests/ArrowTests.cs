namespace Toolbox24.Architecture.Tests;

public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Domain"] = [],
        ["Scoring"] = ["Domain"],
        ["Storage"] = ["Domain"],
        ["Grains.Interfaces"] = ["Domain", "Orleans=Contracts"],
        ["Integrations"] = ["Domain", "Storage"],
        ["Grains"] = ["Grains.Interfaces", "Storage", "Integrations", "Scoring", "Domain", "Orleans=Grains"],
        ["Api"] = ["Grains.Interfaces", "Domain", "Storage", "Orleans=Contracts", "GraphQL=Api"],
        ["Silo"] = ["Grains.Interfaces", "Grains", "Api", "Storage", "Integrations", "Scoring", "Domain", "Orleans=Host", "GraphQL=Host"],
        ["Simulator"] = ["Storage", "Domain"],
        ["Orleans"] = [],
        ["Orleans.Generators"] = [],
        ["Orleans.PostgreSql"] = ["Orleans", "Storage"],
        ["HotChocolate"] = [],
        ["HotChocolate.Generators"] = [],
        ["StripeNet"] = [],
    };

    public static TheoryData<string> SourceProjects => [.. Source.Projects.Where(path => path.StartsWith("src/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void A_project_references_only_what_its_arrows_allow(string project) =>
        Assert.Empty(Source.References(project).Except(Allowed[Source.Name(project)]));
}
