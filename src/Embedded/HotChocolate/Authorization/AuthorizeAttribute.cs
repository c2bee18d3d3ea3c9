namespace HotChocolate.Authorization;

/// <summary>Who may see a field, or the fields of a type: whoever is signed in, and has one of the roles and the policy, if named.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Property, AllowMultiple = true)]
public sealed class AuthorizeAttribute : Attribute
{
    public AuthorizeAttribute() { }

    public AuthorizeAttribute(string policy) => Policy = policy;

    public string? Policy { get; set; }

    public string[]? Roles { get; set; }
}
