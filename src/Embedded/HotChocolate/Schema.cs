using System.Collections.Frozen;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate;

/// <summary>The types a server speaks of. Never changes once built.</summary>
public sealed class Schema
{
    private readonly FrozenDictionary<string, NamedType> types;
    private readonly FrozenDictionary<string, DirectiveType> directives;
    private readonly FrozenDictionary<NamedType, IReadOnlyList<ObjectType>> possible;

    internal Schema(
        string? description, IReadOnlyList<NamedType> types, IReadOnlyList<DirectiveType> directives,
        ObjectType query, ObjectType? mutation, ObjectType? subscription)
    {
        (Description, Types, DirectiveTypes) = (description, types, directives);
        (QueryType, MutationType, SubscriptionType) = (query, mutation, subscription);
        this.types = types.ToFrozenDictionary(type => type.Name);
        this.directives = directives.ToFrozenDictionary(directive => directive.Name);
        possible = types.Where(type => type.IsAbstractType()).ToFrozenDictionary(type => type, Possible);
    }

    public string? Description { get; }

    /// <summary>All types in the order they were declared, those of introspection at the end.</summary>
    public IReadOnlyList<NamedType> Types { get; }

    public IReadOnlyList<DirectiveType> DirectiveTypes { get; }

    public ObjectType QueryType { get; }

    public ObjectType? MutationType { get; }

    public ObjectType? SubscriptionType { get; }

    public NamedType? Type(string name) => types.GetValueOrDefault(name);

    public DirectiveType? Directive(string name) => directives.GetValueOrDefault(name);

    public ObjectType? OperationType(OperationType operation) => operation switch
    {
        Language.OperationType.Query => QueryType,
        Language.OperationType.Mutation => MutationType,
        _ => SubscriptionType,
    };

    /// <summary>The object types a value of this type may have; an object type has itself.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes(NamedType type) =>
        type is ObjectType one ? [one] : possible.GetValueOrDefault(type, []);

    /// <summary>A field of a type, <c>__typename</c> and, on the query type, the introspection fields included.</summary>
    public OutputField? Field(NamedType parent, string name) => name switch
    {
        "__typename" when parent.IsCompositeType() => IntrospectionFields.TypeName,
        "__schema" when parent == QueryType => IntrospectionFields.Schema,
        "__type" when parent == QueryType => IntrospectionFields.Type,
        _ => (parent as ComplexType)?.Field(name),
    };

    /// <summary>The schema in its definition language, without what every schema has.</summary>
    public override string ToString() => SchemaPrinter.Document(this).ToString(indented: true);

    private IntrospectionFields IntrospectionFields => field ??= new IntrospectionFields(this);

    private IReadOnlyList<ObjectType> Possible(NamedType type) => type is UnionType union
        ? union.Types
        : (ObjectType[])[.. Types.OfType<ObjectType>().Where(one => one.Interfaces.Contains(type))];
}
