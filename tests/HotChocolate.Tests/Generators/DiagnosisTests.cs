namespace Toolbox24.HotChocolate.Tests.Generators;

public sealed class DiagnosisTests
{
    [Theory]
    [InlineData("public static Dictionary<string, int> Get() => null!;", "GQL001", "Get")]
    [InlineData("public static IReadOnlyDictionary<string, int> Get() => null!;", "GQL001", "Get")]
    [InlineData("public static (int, int) Get() => default;", "GQL001", "Get")]
    [InlineData("public static object Get() => 1;", "GQL001", "Get")]
    [InlineData("public static uint Get() => 1;", "GQL001", "Get")]
    [InlineData("public static void Get() { }", "GQL001", "Get")]
    [InlineData("public static Task Get() => null!;", "GQL001", "Get")]
    [InlineData("public static Stack<int> Get() => null!;", "GQL001", "Get")]
    [InlineData("public static Action Get() => null!;", "GQL001", "Get")]
    [InlineData("[ID] public static DateOnly Get() => default;", "GQL001", "Get")]
    [InlineData("public static int Get([ID] bool me) => 1;", "GQL001", "me")]
    [InlineData("public static int GetX() => 1; public static int X() => 1;", "GQL002", "X")]
    [InlineData("public static int Get([Parent] string of) => 1;", "GQL004", "of")]
    [InlineData("public static int Get<T>() => 1;", "GQL006", "Get")]
    [InlineData("public static int Get(ref int x) => 1;", "GQL007", "x")]
    [InlineData("public static int Get(out int x) => x = 1;", "GQL007", "x")]
    [InlineData("[Subscribe] public static int Get() => 1;", "GQL009", "Get")]
    [InlineData("[Subscribe(With = \"Open\")] public static int Get([EventMessage] int it) => 1;", "GQL009", "Get")]
    [InlineData("[Subscribe, Topic(\"a_{b}\")] public static int Get([EventMessage] int it) => 1;", "GQL013", "Get")]
    [InlineData("[UsePaging] public static int Get() => 1;", "GQL014", "Get")]
    [InlineData("public static Action Get => null!;", "GQL001", "Get")]
    [InlineData("public static int X => 1; public static int GetX() => 1;", "GQL002", "GetX")]
    [InlineData("", "GQL015", "Queries")]
    [InlineData("[GraphQLIgnore] public static int Get() => 1; public static int Set { set { } }", "GQL015", "Queries")]
    [InlineData("[Microsoft.AspNetCore.Authorization.Authorize] public static int Get() => 1;", "GQL016", "Get")]
    public void A_method_that_is_no_field_is_a_build_error_at_its_place(string method, string id, string place) =>
        Assert.Equal(place, GeneratorRun.Of($"[QueryType] public static class Queries {{ {method} }}").Place(id));

    [Theory]
    [InlineData("public record Tool(Dictionary<string, int> All);", "GQL001", "All")]
    [InlineData("public abstract record Tool(int All);", "GQL001", "Get")]
    [InlineData("public record Tool(Box<int> All); public record Box<T>(T It);", "GQL001", "All")]
    [InlineData("public record Tool(int A, [property: GraphQLName(\"a\")] int B);", "GQL002", "B")]
    [InlineData("public record Tool;", "GQL015", "Tool")]
    [InlineData("public record Tool(State State); public enum State;", "GQL015", "State")]
    [InlineData("[UnionType] public abstract record Tool;", "GQL015", "Tool")]
    [InlineData("public record Tool(Other.Tool Inner); namespace Other { public record Tool(int A); }", "GQL010", "Tool")]
    [InlineData("public record Tool(int A); [ObjectType<Tool>] public class ToolType;", "GQL003", "ToolType")]
    [InlineData("public record Tool(int A); [ObjectType<Tool>] public static class ToolType { public static int Get([Parent] int it) => 1; }", "GQL004", "it")]
    public void A_type_that_is_no_type_of_a_schema_is_a_build_error_at_its_place(string type, string id, string place) =>
        Assert.Equal(place, GeneratorRun.Of($"[QueryType] public static class Queries {{ public static Tool Get() => null!; }} {type}").Place(id));

    [Theory]
    [InlineData("public static int Get() => 1;")]
    [InlineData("public static int Get => 1;")]
    public void A_subscription_without_events_is_a_build_error(string member) =>
        Assert.Equal("Get", GeneratorRun.Of($"[SubscriptionType] public static class Events {{ {member} }}").Place("GQL009"));

    [Fact]
    public void What_is_reached_in_another_assembly_is_shown_where_it_is_reached_from() => Assert.Equal(
        "Get", GeneratorRun.Of("[QueryType] public static class Queries { public static HotChocolate.Path Get() => null!; }").Place("GQL001"));

    [Theory]
    [InlineData("descriptor.Name(\"a\" + 1)", "Name")]
    [InlineData("descriptor.Name(nameof(Tool))", "Name")]
    [InlineData("descriptor.Ignore(t => t.A.ToString())", "Ignore")]
    [InlineData("descriptor.Field(t => t.A).Name(Other)", "Name")]
    [InlineData("Other.ToString()", "Other.ToString()")]
    public void What_would_have_to_run_is_a_build_error_in_Configure(string call, string place) => Assert.Equal(
        place,
        GeneratorRun.Of($$"""
            public record Tool(int A);
            [ObjectType<Tool>] public static partial class ToolType
            {
                const string Other = "x";
                static partial void Configure(IObjectTypeDescriptor<Tool> descriptor) => {{call}};
            }
            """).Place("GQL005"));

    [Fact]
    public void A_statement_is_a_build_error_in_Configure() => Assert.Equal(
        "if (true) descriptor.Name(\"a\");",
        GeneratorRun.Of("""
            public record Tool(int A);
            [ObjectType<Tool>] public static partial class ToolType
            {
                static partial void Configure(IObjectTypeDescriptor<Tool> descriptor) { if (true) descriptor.Name("a"); }
            }
            """).Place("GQL005"));

    [Theory]
    [InlineData("static Task<int> GetByIdAsync(IReadOnlyList<int> ids) => null!;")]
    [InlineData("static IReadOnlyDictionary<int, string> GetByIdAsync(IReadOnlyList<int> ids) => null!;")]
    [InlineData("static Task<IReadOnlyDictionary<int, string>> GetByIdAsync(IReadOnlyList<string> ids) => null!;")]
    [InlineData("static Task<IReadOnlyDictionary<int, string>> GetByIdAsync() => null!;")]
    [InlineData("static Task<IReadOnlyDictionary<T, string>> GetByIdAsync<T>(IReadOnlyList<T> ids) => null!;")]
    public void A_loader_of_another_shape_is_a_build_error(string method) => Assert.Equal(
        "GetByIdAsync", GeneratorRun.Of($"static class Loaders {{ [DataLoader] public {method} }}").Place("GQL008"));

    [Fact]
    public void What_an_inputs_constructor_does_not_take_is_a_build_error() => Assert.Equal(
        "B",
        GeneratorRun.Of("""
            public record AddInput(int A) { public int B { get; init; } }
            [QueryType] public static class Queries { public static int Get(AddInput input) => 1; }
            """).Place("GQL012"));

    [Fact]
    public void An_assembly_without_a_module_is_a_build_error()
    {
        var compilation = GeneratorRun.Compilation("").RemoveAllSyntaxTrees()
            .AddSyntaxTrees(GeneratorRun.Tree("[HotChocolate.Types.QueryType] public static class Queries { public static int Get() => 1; }"));
        GeneratorRun.Driver().RunGeneratorsAndUpdateCompilation(compilation, out _, out var found);
        Assert.Equal("GQL011", Assert.Single(found).Id);
    }
}
