using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>Reads all that an assembly adds to the schema, from the classes that are marked down to the last type they mention.</summary>
internal static class ModuleReader
{
    public static ModuleModel? Read(
        Compilation compilation, EquatableList<string> marked, Documentation docs, RuleCheck rules, CancellationToken stop)
    {
        List<Problem> problems = [];
        var classes = marked.Select(compilation.Assembly.GetTypeByMetadataName).OfType<INamedTypeSymbol>().ToList();
        if (classes.Count == 0) return null;

        var module = compilation.Assembly.Attribute(Attributes.Module)?.Text();
        if (module is null) problems.Add(Problem.At(classes[0].Place(), Problems.NoModule, compilation.Assembly.Name));

        foreach (var member in classes.SelectMany(each => each.GetMembers().Prepend<ISymbol>(each)).Where(each => each.Has(Attributes.OtherAuthorize)))
            problems.Add(Problem.At(member.Place(), Problems.OtherAuthorize, member.ShortName()));

        problems.AddRange(classes.SelectMany(rules.Problems));

        var declarations = new Declarations(classes, problems);
        var registry = new Registry(declarations, problems);
        var shapes = new Shapes(declarations, registry, problems);
        var loaders = classes.SelectMany(new LoaderReader(problems).Read).ToList();
        var parameters = new ParameterReader(shapes, docs, loaders, problems);
        var resolvers = new ResolverReader(
            shapes, docs, parameters, new PagingReader(shapes, registry, problems), new SubscriptionReader(parameters, problems), problems);
        var composites = new CompositeReader(
            compilation, declarations, registry, docs, new PropertyReader(shapes, docs, declarations), resolvers, problems);
        var inputs = new InputReader(shapes, docs, problems);

        List<(TypeModel Type, Use Use)> read = [];
        foreach (var operation in declarations.Operations)
            read.Add((Operation(operation, composites, problems), Use.Of(operation.First())));
        foreach (var (type, use) in declarations.Roots) registry.Name(type, false, use);
        while (registry.Next(out var next))
        {
            stop.ThrowIfCancellationRequested();
            if (!next.IsInput && next.Type.TypeKind != TypeKind.Enum) problems.AddRange(rules.Problems(next, declarations, compilation.Assembly));
            var type = next.Type.TypeKind == TypeKind.Enum ? new EnumReader(docs).Read(next.Type, next.Name)
                : next.IsInput ? inputs.Read(next.Type, next.Name, next.Use)
                : composites.Read(next);
            read.Add((type, next.Use.Of(next.Type, next.Type.ShortName())));
        }

        foreach (var (type, _) in read) registry.Add(type);
        if (problems.Count == 0) problems.AddRange(read.Where(each => IsEmpty(each.Type)).Select(each =>
            Problem.At(each.Use.Place, Problems.Empty, each.Use.Name, each.Type.Name)));

        return new ModuleModel(module ?? "Types", new(registry.Types), new(loaders), new(declarations.Parts), new(problems.Distinct()));
    }

    // Others may have fields for an operation, but none is read of an extension without.
    private static bool IsEmpty(TypeModel type) => (type.Kind == Kind.Union ? type.Of.Count : type.Members.Count) == 0;

    private static TypeModel Operation(
        IGrouping<string, INamedTypeSymbol> operation, CompositeReader composites, List<Problem> problems)
    {
        var fields = new FieldList(operation.Key, problems);
        foreach (var each in operation) composites.Operation(each, fields);
        return new TypeModel(Kind.Extension, operation.Key, null, new([]), fields.ToModel());
    }
}
