using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate;

/// <summary>Makes a schema of a document in the schema definition language.</summary>
public sealed class SchemaBuilder
{
    private readonly List<string> errors = [];
    private readonly Dictionary<string, TypeParts> parts = [];
    private readonly Dictionary<string, NamedType> types = [];
    private readonly List<DirectiveDefinitionNode> directives = [];
    private readonly Dictionary<OperationType, string> roots = [];
    private string? description;

    private SchemaBuilder() { }

    /// <summary>Makes the schema; nothing is bound to it yet.</summary>
    /// <exception cref="SchemaException">The definitions contradict each other, or name what is nowhere defined.</exception>
    public static Schema Build(DocumentNode document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new SchemaBuilder().Of(document);
    }

    private Schema Of(DocumentNode document)
    {
        foreach (var definition in document.Definitions.Concat(BuiltIn.Definitions)) Collect(definition);
        foreach (var extension in document.Definitions.OfType<ITypeExtensionNode>()) Extend(extension);
        foreach (var part in parts.Values) types[part.Name] = Declare(part);
        foreach (var part in parts.Values) Complete(part);

        var madeOf = directives.ConvertAll(Directive);
        var (query, mutation, subscription) = (Root(OperationType.Query), Root(OperationType.Mutation), Root(OperationType.Subscription));
        if (query is null) errors.Add("There is no query type.");
        if (errors.Count > 0) throw new SchemaException(errors);

        // Those of introspection come last.
        NamedType[] all = [.. types.Values.Where(type => !IsIntrospection(type)), .. types.Values.Where(IsIntrospection)];
        return new Schema(description, all, madeOf, query!, mutation, subscription);
    }

    private static bool IsIntrospection(NamedType type) => type.Name.StartsWith("__", StringComparison.Ordinal);

    private void Collect(IDefinitionNode definition)
    {
        switch (definition)
        {
            case ITypeDefinitionNode type when !parts.TryAdd(type.Name.Value, new TypeParts(type)):
                errors.Add($"The type {type.Name.Value} is defined twice.");
                break;
            case DirectiveDefinitionNode directive:
                // A schema may declare a directive of the specification itself.
                if (!directives.Exists(known => known.Name.Value == directive.Name.Value)) directives.Add(directive);
                break;
            case SchemaDefinitionNode schema:
                description = schema.Description?.Value;
                foreach (var root in schema.OperationTypes) roots[root.Operation] = root.Type.Name.Value;
                break;
            case SchemaExtensionNode schema:
                foreach (var root in schema.OperationTypes) roots[root.Operation] = root.Type.Name.Value;
                break;
        }
    }

    private void Extend(ITypeExtensionNode extension)
    {
        if (parts.TryGetValue(extension.Name.Value, out var part)) part.Add(extension);
        else errors.Add($"The type {extension.Name.Value} is extended but not defined.");
    }

    private static NamedType Declare(TypeParts part) => part.Definition switch
    {
        ObjectTypeDefinitionNode => new ObjectType(part.Name, part.Description, part.Directives),
        InterfaceTypeDefinitionNode => new InterfaceType(part.Name, part.Description, part.Directives),
        UnionTypeDefinitionNode => new UnionType(part.Name, part.Description, part.Directives),
        InputObjectTypeDefinitionNode => new InputObjectType(part.Name, part.Description, part.Directives),
        EnumTypeDefinitionNode => new EnumType(
            part.Name, part.Description, part.Directives,
            [.. part.Values.Select(value => new EnumValue(value.Name.Value, value.Description?.Value, value.Directives))]),
        _ => Scalars.Make(part.Name) ?? new AnyScalar(part.Name, part.Description, part.Directives),
    };

    private void Complete(TypeParts part)
    {
        switch (types[part.Name])
        {
            case ComplexType type:
                type.Complete(
                    [.. part.Interfaces.Select(Find<InterfaceType>).OfType<InterfaceType>()],
                    [.. part.Fields.Select(Field)]);
                if (!part.Fields.Any()) errors.Add($"The type {part.Name} has no fields.");
                break;
            case UnionType type:
                type.Types = [.. part.Members.Select(Find<ObjectType>).OfType<ObjectType>()];
                break;
            case InputObjectType type:
                type.Complete([.. part.InputFields.Select(Input)]);
                break;
        }
    }

    private OutputField Field(FieldDefinitionNode field) => new(
        field.Name.Value, field.Description?.Value, field.Directives, Type(field.Type), [.. field.Arguments.Select(Input)]);

    private InputField Input(InputValueDefinitionNode input) => new(
        input.Name.Value, input.Description?.Value, input.Directives, Type(input.Type), input.DefaultValue);

    private DirectiveType Directive(DirectiveDefinitionNode directive) => new(
        directive.Name.Value, directive.Description?.Value, directive.IsRepeatable,
        [.. directive.Arguments.Select(Input)], [.. directive.Locations.Select(location => location.Value)]);

    private IType Type(ITypeNode node) => node switch
    {
        NonNullTypeNode some => new NonNullType(Type(some.Type)),
        ListTypeNode some => new ListType(Type(some.Type)),
        _ => Named((NamedTypeNode)node),
    };

    private NamedType Named(NamedTypeNode node)
    {
        var name = node.Name.Value;
        if (types.TryGetValue(name, out var known)) return known;

        // A scalar of ours need not be declared. What is unknown stands in for itself until all errors are found.
        var scalar = Scalars.Make(name);
        if (scalar is null) errors.Add($"The type {name} is not defined.");
        return types[name] = scalar ?? new AnyScalar(name);
    }

    private T? Find<T>(NamedTypeNode node) where T : NamedType
    {
        var found = Named(node) as T;
        if (found is null) errors.Add($"{node.Name.Value} is no {typeof(T).Name}.");
        return found;
    }

    private ObjectType? Root(OperationType operation)
    {
        var name = roots.Count > 0 ? roots.GetValueOrDefault(operation) : operation.ToString();
        return name is null ? null : types.GetValueOrDefault(name) as ObjectType;
    }
}
