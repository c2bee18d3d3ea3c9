using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HotChocolate.Generators;

/// <summary>Reads the attributes of an API.</summary>
internal static class Attributes
{
    public const string Parent = "HotChocolate.ParentAttribute";
    public const string EventMessage = "HotChocolate.EventMessageAttribute";
    public const string GlobalState = "HotChocolate.GlobalStateAttribute";
    public const string Service = "HotChocolate.ServiceAttribute";
    public const string Module = "HotChocolate.ModuleAttribute";
    public const string Ignore = "HotChocolate.GraphQLIgnoreAttribute";
    public const string Deprecated = "HotChocolate.GraphQLDeprecatedAttribute";
    public const string Query = "HotChocolate.Types.QueryTypeAttribute";
    public const string Mutation = "HotChocolate.Types.MutationTypeAttribute";
    public const string Subscription = "HotChocolate.Types.SubscriptionTypeAttribute";
    public const string Object = "HotChocolate.Types.ObjectTypeAttribute";
    public const string Extend = "HotChocolate.Types.ExtendObjectTypeAttribute";
    public const string Interface = "HotChocolate.Types.InterfaceTypeAttribute";
    public const string Union = "HotChocolate.Types.UnionTypeAttribute";
    public const string Input = "HotChocolate.Types.InputObjectTypeAttribute";
    public const string OneOf = "HotChocolate.Types.OneOfAttribute";
    public const string Paging = "HotChocolate.Types.UsePagingAttribute";
    public const string Subscribe = "HotChocolate.Types.SubscribeAttribute";
    public const string Topic = "HotChocolate.Types.TopicAttribute";
    public const string Loader = "GreenDonut.DataLoaderAttribute";
    public const string Cost = "HotChocolate.CostAnalysis.Types.CostAttribute";
    public const string ListSize = "HotChocolate.CostAnalysis.Types.ListSizeAttribute";

    public const string AllowAnonymous = "HotChocolate.Authorization.AllowAnonymousAttribute";
    public const string OtherAuthorize = "Microsoft.AspNetCore.Authorization.AuthorizeAttribute";

    private const string Authorize = "HotChocolate.Authorization.AuthorizeAttribute";
    private const string GraphQLName = "HotChocolate.GraphQLNameAttribute";
    private const string Description = "HotChocolate.GraphQLDescriptionAttribute";
    private const string Id = "HotChocolate.Types.Relay.IDAttribute";

    public static AttributeData? Attribute(this ISymbol symbol, string name) =>
        symbol.Given().FirstOrDefault(attribute => attribute.AttributeClass?.Name() == name);

    public static bool Has(this ISymbol symbol, string name) => symbol.Attribute(name) is not null;

    public static bool IsId(this ISymbol symbol) => symbol.Has(Id);

    public static string? GivenName(this ISymbol symbol) => symbol.Attribute(GraphQLName)?.Text();

    public static string? GivenDescription(this ISymbol symbol) => symbol.Attribute(Description)?.Text();

    public static string? DeprecationReason(this ISymbol symbol) => symbol.Attribute(Deprecated)?.Text();

    /// <summary>The first argument, as a text.</summary>
    public static string? Text(this AttributeData attribute) =>
        attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : null;

    public static T? Named<T>(this AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value is T value ? value : default;

    /// <summary>The attributes that say who may see it, as code that makes them.</summary>
    public static IEnumerable<string> Authorization(this ISymbol symbol) =>
        symbol.Given().Where(attribute => attribute.AttributeClass?.Name() == Authorize).Select(attribute =>
        {
            var given = string.Join(", ", attribute.ConstructorArguments.Select(argument => argument.ToCSharpString()));
            var named = string.Join(", ", attribute.NamedArguments.Select(each => $"{each.Key} = {Value(each.Value)}"));
            return $"new global::{Authorize}({given}) {{ {named} }}";
        });

    /// <summary>The same of a field: its own and its type's, unless it is open to whoever sees its parent.</summary>
    public static IEnumerable<string> Authorization(this ISymbol field, IEnumerable<string> ofType) =>
        field.Has(AllowAnonymous) ? field.Authorization() : field.Authorization().Concat(ofType);

    /// <summary>The policies that whoever asks for it must satisfy.</summary>
    public static IEnumerable<string?> AuthorizationPolicies(this ISymbol symbol) =>
        symbol.Given().Where(attribute => attribute.AttributeClass?.Name() == Authorize)
            .Select(attribute => attribute.Named<string>("Policy") ?? attribute.Text());

    private static string Value(TypedConstant value) =>
        (value.Kind == TypedConstantKind.Array && !value.IsNull ? "new string[] " : "") + value.ToCSharpString();

    // What is said of a record's parameter is said of its property.
    private static IEnumerable<AttributeData> Given(this ISymbol symbol) => symbol is IPropertySymbol property
        ? symbol.GetAttributes().Concat(property.Parameter()?.GetAttributes() ?? [])
        : symbol.GetAttributes();

    /// <summary>The parameter of its record that a property was made of: other parameters are written small.</summary>
    public static IParameterSymbol? Parameter(this IPropertySymbol property) => property.ContainingType.InstanceConstructors
        .SelectMany(each => each.Parameters).FirstOrDefault(each => each.Name == property.Name);
}
