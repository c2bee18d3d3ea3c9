namespace HotChocolate;

/// <summary>HotChocolate's codes, as far as this server gives them.</summary>
public static class ErrorCodes
{
    public const string BatchingNotAllowed = "HC0009";
    public const string SyntaxError = "HC0011";
    public const string Validation = "HC0016";
    public const string InvalidVariable = "HC0016";
    public const string MissingVariable = "HC0018";
    public const string DocumentNotFound = "HC0020";
    public const string OperationNotAllowed = "OPERATION_NOT_ALLOWED";
    public const string NullForNonNull = "HC0018";
    public const string Timeout = "HC0045";
    public const string IntrospectionNotAllowed = "HC0046";
    public const string CostExceeded = "HC0047";
    public const string PageTooLarge = "HC0051";
    public const string InvalidRequest = "HC0012";
    public const string NotAcceptable = "HC0063";
    public const string OnlyPersistedDocuments = "HC0067";
    public const string OneSlicingArgument = "HC0082";
    public const string NotAuthenticated = "AUTH_NOT_AUTHENTICATED";
    public const string NotAuthorized = "AUTH_NOT_AUTHORIZED";
}
