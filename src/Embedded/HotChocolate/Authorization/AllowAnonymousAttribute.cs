namespace HotChocolate.Authorization;

/// <summary>Everybody may ask for the field, whatever rules its type has.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class AllowAnonymousAttribute : Attribute;
