namespace Toolbox24.HotChocolate.Tests.Generators;

/// <summary>Where a project wants it, everything says who may see it, or the build fails.</summary>
public sealed class RuleTests
{
    private const string Tool = "public record Tool(int A);";

    [Theory]
    [InlineData("[QueryType] public static class Q { public static int GetA() => 1; }", "GetA")]
    [InlineData("[QueryType] public static class Q { public static int A => 1; [Authorize] public static int B => 1; }", "A")]
    [InlineData("[MutationType] public static class M { public static int Do() => 1; }", "Do")]
    [InlineData("[SubscriptionType] public static class S { [Subscribe] public static int OnA([EventMessage] int it) => it; }", "OnA")]
    [InlineData("[ObjectType<Tool>] public static class ToolType { [Authorize] public static int GetB() => 1; }", "ToolType")]
    [InlineData("public record Saw(int A); [ObjectType<Saw>, Sample.Open] public static class SawType; [ExtendObjectType<Saw>] public static class MoreOfSaw { [Authorize] public static int GetB() => 1; public static int GetC() => 1; }", "GetC")]
    [InlineData("[QueryType] public static class Q { [AllowAnonymous] public static Tool A => null!; }", "Tool")]
    [InlineData("[QueryType] public static class Q { [AllowAnonymous] public static List<Saw> A => null!; } [Sample.Open] public record Saw(Tool? Spare);", "Tool")]
    [InlineData("public abstract record Thing; [InterfaceType<Thing>] public static class ThingType { public static int GetB() => 1; }", "ThingType")]
    [InlineData("[InterfaceType] public abstract record Thing(int A);", "Thing")]
    [InlineData("[InterfaceType, Authorize] public abstract record Thing(int A); public record Saw(int B) : Thing(1);", "Saw")]
    public void What_lacks_a_rule_is_a_build_error_at_its_place(string code, string place)
    {
        Assert.Equal(place, GeneratorRun.Of(Tool + code, policies: "Writes").Place("GQL017"));
        Assert.DoesNotContain(GeneratorRun.Of(Tool + code).Found, each => each.Id == "GQL017");
    }

    [Theory]
    [InlineData("[QueryType] public static class Q { [AllowAnonymous] public static int GetA() => 1; [Authorize] public static int B => 1; }")]
    [InlineData("[QueryType, Authorize] public static class Q { public static int GetA() => 1; [GraphQLIgnore] public static int B() => 1; }")]
    [InlineData("[ObjectType<Tool>, Sample.Open] public static class ToolType { public static int GetB() => 1; }")]
    [InlineData("[ObjectType<Tool>, Authorize] public static class ToolType { [AllowAnonymous] public static int GetB() => 1; }")]
    [InlineData("[ObjectType<Tool>, Sample.Open] public static class ToolType; [ExtendObjectType<Tool>] public static class MoreOfTool { [AllowAnonymous] public static int GetB() => 1; }")]
    [InlineData("[ObjectType<Tool>, Sample.Open] public static class ToolType; [ExtendObjectType<Tool>, Sample.Open] public static class MoreOfTool { public static int GetB() => 1; }")]
    [InlineData("[ObjectType<Hammer>] public static class HammerType { public static int GetB() => 1; } [Authorize] public record Hammer(int A);")]
    [InlineData("[MutationType] public static class M { [Authorize(Policy = \"Writes\")] public static int Do() => 1; }")]
    [InlineData("[MutationType] public static class M { [Authorize(\"Leaves\")] public static int Do() => 1; }")]
    [InlineData("[MutationType] public static class M { [Authorize(Roles = [\"R\"]), Authorize(Policy = P)] public static int Do() => 1; const string P = \"Writes\"; }")]
    [InlineData("[MutationType, Authorize(Policy = \"Writes\")] public static class M { [Authorize(Roles = [\"R\"])] public static int Do() => 1; }")]
    [InlineData("[MutationType, Authorize(Roles = [\"R\"])] public static class M { [AllowAnonymous] public static int Do() => 1; }")]
    [InlineData("[ObjectType<Tool>, Sample.Open] public static partial class ToolType { static partial void Configure(IObjectTypeDescriptor<Tool> descriptor) => descriptor.Name(\"Hammer\"); }")]
    public void What_has_its_rule_is_built(string code) =>
        Assert.Empty(GeneratorRun.Of($"[QueryType] public static class Other {{ [AllowAnonymous] public static int Z => 1; }} {Tool} {code}", policies: " Writes, Leaves").Found);

    [Theory]
    [InlineData("[Authorize]")]
    [InlineData("[Authorize(Roles = [\"Administrator\"])]")]
    [InlineData("[Authorize(Policy = \"Reads\")]")]
    [InlineData("[AllowAnonymous, Authorize]")]
    public void A_mutation_for_some_without_its_policy_is_a_build_error(string rule)
    {
        var code = $"[MutationType] public static class M {{ {rule} public static int Do() => 1; }}";

        var run = GeneratorRun.Of(code, policies: "Writes,Leaves");

        Assert.Equal("Do", run.Place("GQL018"));
        Assert.Contains("Writes, Leaves", Assert.Single(run.Found).GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(GeneratorRun.Of(code).Found);
    }

    [Fact]
    public void A_policy_of_the_class_does_not_count_where_its_rules_are_lifted() => Assert.Equal(
        "Do",
        GeneratorRun.Of(
            """
            [MutationType, Authorize(Policy = "Writes")] public static class M { [AllowAnonymous, Authorize] public static int Do() => 1; }
            """,
            policies: "Writes").Place("GQL018"));

    [Theory]
    [InlineData("GetB", true)]
    [InlineData("GetC", false)]
    [InlineData("GetD", true)]
    public void Whoever_sees_the_parent_sees_an_anonymous_field(string field, bool isGuarded)
    {
        var run = GeneratorRun.Of("""
            [QueryType] public static class Q { public static Tool GetTool() => null!; }
            public record Tool([property: AllowAnonymous] int A);
            [ObjectType<Tool>, Authorize(Roles = ["R"])] public static class ToolType
            {
                public static int GetB() => 1;
                [AllowAnonymous] public static int GetC() => 1;
                [AllowAnonymous, Authorize(Policy = "P")] public static int GetD() => 1;
            }
            """);

        var lines = run.Output.SyntaxTrees.Last().ToString().Split('\n');
        Assert.Equal("", run.Complaints);
        Assert.Equal(isGuarded, Assert.Single(lines, line => line.Contains($".{field}(", StringComparison.Ordinal)).Contains("Authorize =", StringComparison.Ordinal));
        Assert.DoesNotContain("Authorize =", Assert.Single(lines, line => line.Contains("[\"Tool.a\"]", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain("Roles", Assert.Single(lines, line => line.Contains(".GetD(", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_of_another_project_says_which_properties_are_fields_or_the_build_fails()
    {
        const string Library = "namespace Far; public record Saw(int Teeth, string Secret);";
        const string Query = "[QueryType] public static class Q { [AllowAnonymous] public static Far.Saw Saw => null!; }";

        var bare = GeneratorRun.Of(Query, Library, "Writes");
        Assert.Equal(["GQL017", "GQL019"], bare.Found.Select(each => each.Id));
        Assert.Equal("Saw", bare.Place("GQL019"));

        var ignoring = GeneratorRun.Of($"{Query}{Type("descriptor.Ignore(saw => saw.Secret);")}", Library, "Writes");
        Assert.Equal("GQL019", Assert.Single(ignoring.Found).Id);

        var named = GeneratorRun.Of($"{Query}{Type("descriptor.BindFieldsExplicitly(); descriptor.Field(saw => saw.Teeth);")}", Library, "Writes");
        Assert.Empty(named.Found);
        Assert.Equal("", named.Complaints);
        Assert.Contains("type Saw {\n  teeth: Int!\n}", named.Sdl, StringComparison.Ordinal);
        Assert.Empty(GeneratorRun.Of(Query, Library).Found);

        static string Type(string configure) =>
            $"[ObjectType<Far.Saw>, Sample.Open] public static partial class SawType {{ static partial void Configure(IObjectTypeDescriptor<Far.Saw> descriptor) {{ {configure} }} }}";
    }

    [Fact]
    public void The_types_of_an_open_interface_are_as_open() => Assert.Empty(GeneratorRun.Of(
        """
        [QueryType] public static class Q { [AllowAnonymous] public static Far.Thing A => null!; }
        [InterfaceType<Far.Thing>, Sample.Open] public static class ThingType;
        """,
        "namespace Far; public abstract record Thing(int A); public record Saw(int B) : Thing(1);",
        "Writes").Found);

    [Fact]
    public void A_property_may_be_open_to_whoever_sees_its_type()
    {
        var run = GeneratorRun.Of("""
            [QueryType] public static class Q { public static Tool GetTool() => null!; }
            public record Tool(int A, int B);
            [ObjectType<Tool>, Authorize(Roles = ["R"])] public static partial class ToolType
            {
                static partial void Configure(IObjectTypeDescriptor<Tool> descriptor)
                {
                    descriptor.BindFieldsExplicitly();
                    descriptor.Field(tool => tool.A).AllowAnonymous();
                    descriptor.Field(tool => tool.B);
                }
            }
            """);

        var lines = run.Output.SyntaxTrees.Last().ToString().Split('\n');
        Assert.Equal("", run.Complaints);
        Assert.DoesNotContain("Authorize =", Assert.Single(lines, line => line.Contains("[\"Tool.a\"]", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("Authorize =", Assert.Single(lines, line => line.Contains("[\"Tool.b\"]", StringComparison.Ordinal)), StringComparison.Ordinal);
    }
}
