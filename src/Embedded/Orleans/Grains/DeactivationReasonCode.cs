namespace Orleans;

public enum DeactivationReasonCode : byte
{
    None,
    ShuttingDown,
    ApplicationError,
    ActivationFailed,
    ActivationIdle,
    ApplicationRequested,
}
