using HotChocolate.Resolvers;
using HotChocolate.Types;

namespace HotChocolate;

/// <summary>Answers introspection: section 4.2 of the specification.</summary>
internal static class IntrospectionBindings
{
    public static void Bind(Schema schema)
    {
        Properties<Schema>(schema, "__Schema", new()
        {
            ["description"] = of => of.Description,
            ["types"] = of => of.Types,
            ["queryType"] = of => of.QueryType,
            ["mutationType"] = of => of.MutationType,
            ["subscriptionType"] = of => of.SubscriptionType,
            ["directives"] = of => of.DirectiveTypes,
        });
        Properties<IType>(schema, "__Type", new()
        {
            ["kind"] = of => Name(of.Kind),
            ["name"] = of => (of as NamedType)?.Name,
            ["description"] = of => (of as NamedType)?.Description,
            ["specifiedByURL"] = of => (of as ScalarType)?.SpecifiedBy,
            ["interfaces"] = of => (of as ComplexType)?.Interfaces,
            ["possibleTypes"] = of => of is UnionType or InterfaceType ? schema.PossibleTypes((NamedType)of) : null,
            ["ofType"] = of => of switch { NonNullType some => some.Type, ListType some => some.ElementType, _ => null },
            ["isOneOf"] = of => (of as InputObjectType)?.IsOneOf,
        });
        Lists<IType, OutputField>(schema, "__Type", "fields", of => (of as ComplexType)?.Fields, field => field.DeprecationReason);
        Lists<IType, EnumValue>(schema, "__Type", "enumValues", of => (of as EnumType)?.Values, value => value.DeprecationReason);
        Lists<IType, InputField>(schema, "__Type", "inputFields", of => (of as InputObjectType)?.Fields, field => field.DeprecationReason);
        Properties<OutputField>(schema, "__Field", new()
        {
            ["name"] = of => of.Name,
            ["description"] = of => of.Description,
            ["type"] = of => of.Type,
            ["isDeprecated"] = of => of.DeprecationReason is not null,
            ["deprecationReason"] = of => of.DeprecationReason,
        });
        Lists<OutputField, InputField>(schema, "__Field", "args", of => of.Arguments, argument => argument.DeprecationReason);
        Properties<InputField>(schema, "__InputValue", new()
        {
            ["name"] = of => of.Name,
            ["description"] = of => of.Description,
            ["type"] = of => of.Type,
            ["defaultValue"] = of => of.DefaultValue?.ToString(indented: false),
            ["isDeprecated"] = of => of.DeprecationReason is not null,
            ["deprecationReason"] = of => of.DeprecationReason,
        });
        Properties<EnumValue>(schema, "__EnumValue", new()
        {
            ["name"] = of => of.Name,
            ["description"] = of => of.Description,
            ["isDeprecated"] = of => of.DeprecationReason is not null,
            ["deprecationReason"] = of => of.DeprecationReason,
        });
        Properties<DirectiveType>(schema, "__Directive", new()
        {
            ["name"] = of => of.Name,
            ["description"] = of => of.Description,
            ["isRepeatable"] = of => of.IsRepeatable,
            ["locations"] = of => of.Locations,
        });
        Lists<DirectiveType, InputField>(schema, "__Directive", "args", of => of.Arguments, argument => argument.DeprecationReason);
    }

    private static string Name(TypeKind kind) => kind switch
    {
        TypeKind.InputObject => "INPUT_OBJECT",
        TypeKind.NonNull => "NON_NULL",
        _ => kind.ToString().ToUpperInvariant(),
    };

    private static void Properties<T>(Schema schema, string type, Dictionary<string, Func<T, object?>> properties)
    {
        foreach (var (name, read) in properties)
            ((ObjectType)schema.Type(type)!).Field(name)!.Binding = new FieldBinding { Property = of => read((T)of) };
    }

    private static void Lists<T, TItem>(
        Schema schema, string type, string field, Func<T, IReadOnlyList<TItem>?> items, Func<TItem, string?> deprecation) =>
        ((ObjectType)schema.Type(type)!).Field(field)!.Binding = new FieldBinding
        {
            Resolver = context => context.ArgumentValue<bool?>("includeDeprecated") is true
                ? items(context.Parent<T>())
                : items(context.Parent<T>())?.Where(item => deprecation(item) is null).ToList(),
        };
}
