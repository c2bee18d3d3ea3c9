using HotChocolate;
using HotChocolate.Execution;
using HotChocolate.Resolvers;
using HotChocolate.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Toolbox24.HotChocolate.Tests.Types;

public sealed class ModuleTests
{
    [Fact]
    public void Several_modules_add_to_one_operation()
    {
        var schema = Schema(Module("extend type Query { a: Int }", "Query.a"), Module("extend type Query { b: Int }", "Query.b"));
        Assert.Equal(["a", "b"], schema.QueryType.Fields.Select(field => field.Name));
        Assert.All(schema.QueryType.Fields, field => Assert.NotNull(field.Binding));
    }

    [Fact]
    public void What_two_modules_define_alike_is_one_type()
    {
        const string Page = "type Page { size: Int }";
        var schema = Schema(Module($"extend type Query {{ a: Page }} {Page}", "Query.a", "Page.size"), Module(Page, "Page.size"));
        Assert.NotNull(schema.Type("Page"));
    }

    [Fact]
    public void What_two_modules_define_otherwise_is_refused() => Refused(
        "The type Page is defined twice.",
        Module("extend type Query { a: Page } type Page { size: Int }", "Query.a", "Page.size"), Module("type Page { size: Long }"));

    [Fact]
    public void A_field_that_is_found_nowhere_is_refused() => Refused(
        "Nothing says how Query.b is found.", Module("extend type Query { a: Int b: Int }", "Query.a"));

    private static void Refused(string error, params TypeModule[] modules) =>
        Assert.Equal([error], Assert.Throws<SchemaException>(() => Schema(modules)).Errors);

    private static Schema Schema(params TypeModule[] modules)
    {
        var services = new ServiceCollection();
        var builder = services.AddGraphQLServer();
        foreach (var module in modules) builder.AddModule(module);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IRequestExecutor>().Schema;
    }

    private static TypeModule Module(string sdl, params string[] fields) => new()
    {
        Sdl = sdl,
        Fields = fields.ToDictionary(field => field, _ => new FieldBinding { Resolver = _ => null }),
        RuntimeTypes = new Dictionary<string, Type>(),
        Inputs = new Dictionary<string, Func<IReadOnlyDictionary<string, object?>, object>>(),
        Enums = new Dictionary<string, IReadOnlyDictionary<string, object>>(),
    };
}
