namespace Orleans.Embedded;

internal enum ActivationState : byte
{
    New,
    Activating,
    Active,
    Deactivating,
    Ended,
}
