using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>What types of an API can get wrong, as build errors.</summary>
internal static class Problems
{
    public static readonly DiagnosticDescriptor Unsupported = Error(
        "GQL001", "A type the schema can have", "{0} has the type {1}, which no schema has: {2}");

    public static readonly DiagnosticDescriptor SameField = Error(
        "GQL002", "A field has a name of its own", "{0} has two fields named {1}; name one with [GraphQLName]");

    public static readonly DiagnosticDescriptor NotStatic = Error(
        "GQL003", "Resolvers are static", "{0} is not static; make it a static class");

    public static readonly DiagnosticDescriptor Parent = Error(
        "GQL004", "A parent is of the type the field is of", "{0} takes a parent of the type {1}, but is a field of {2}");

    public static readonly DiagnosticDescriptor Configure = Error(
        "GQL005", "Configure is read, not run", "{0} cannot be read; Configure takes calls on descriptor with literals and properties");

    public static readonly DiagnosticDescriptor GenericMethod = Error(
        "GQL006", "A resolver is not generic", "{0} is generic; a resolver is not");

    public static readonly DiagnosticDescriptor ByReference = Error(
        "GQL007", "A resolver takes values", "Parameter {0} of {1} is passed by reference; a resolver takes values");

    public static readonly DiagnosticDescriptor Loader = Error(
        "GQL008", "A data loader loads many at once",
        "{0} is no data loader; it is static, takes IReadOnlyList<TKey> first and returns Task<IReadOnlyDictionary<TKey, TValue>>");

    public static readonly DiagnosticDescriptor NoEvents = Error(
        "GQL009", "A subscription has events", "{0} has no {1}; a subscription is resolved for each event of a stream");

    public static readonly DiagnosticDescriptor SameType = Error(
        "GQL010", "A type has a name of its own", "{0} and {1} would both be the type {2}; name one of them otherwise");

    public static readonly DiagnosticDescriptor NoModule = Error(
        "GQL011", "An assembly's types have a name", "{0} has no module; name it with [assembly: Module(\"…Types\")]");

    public static readonly DiagnosticDescriptor InputProperty = Error(
        "GQL012", "An input is made by its constructor", "{0} is not given to a constructor of {1}, so no client could set it");

    public static readonly DiagnosticDescriptor Topic = Error(
        "GQL013", "A topic is made of arguments", "The topic of {0} names {1}, which is no argument of it");

    public static readonly DiagnosticDescriptor Paging = Error(
        "GQL014", "Pages are pages of a list", "{0} returns {1}; [UsePaging] takes a list or a Connection<T>");

    public static readonly DiagnosticDescriptor Empty = Error(
        "GQL015", "A type has something to tell", "{0} would be the type {1} with nothing in it, which no schema has");

    public static readonly DiagnosticDescriptor OtherAuthorize = Error(
        "GQL016", "Who may see a field is said to GraphQL",
        "{0} has the [Authorize] of ASP.NET, which is not asked here; take that of HotChocolate.Authorization");

    public static readonly DiagnosticDescriptor NoRule = Error(
        "GQL017", "Who may see a field is said",
        "Nothing says who may see {0}; put [AllowAnonymous] on it, or [Authorize] on it or its class");

    public static readonly DiagnosticDescriptor NoTypeRule = Error(
        "GQL017", "Who may see a type is said",
        "Nothing says who may see {0}; put [Authorize] or [{1}] on it, or on its [ObjectType<{0}>]");

    public static readonly DiagnosticDescriptor NoMutationPolicy = Error(
        "GQL018", "A mutation has its policy",
        "{0} is a mutation for the signed-in; give it one of the policies {1}, or [AllowAnonymous]");

    public static readonly DiagnosticDescriptor BoundByItself = Error(
        "GQL019", "What another project's class adds is no field by itself",
        "{0} is of another project: any property it gets would be a field; say BindFieldsExplicitly() and each Field in Configure of its [ObjectType<{0}>]");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "GraphQL", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
