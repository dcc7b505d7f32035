(* Eq. 7 from the local states of Eq. A8. *)
From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Certificates Require Import Model Texture.
Open Scope R_scope.

(* The rates of the local states, and the connection that they give. *)
Definition up_slope (th ph dth dph : R) : spinor :=
  (((- (dth / 2 * sin (th / 2)) * cos (ph / 2) - dph / 2 * cos (th / 2) * sin (ph / 2),
     dth / 2 * sin (th / 2) * sin (ph / 2) - dph / 2 * cos (th / 2) * cos (ph / 2)) : C),
   ((dth / 2 * cos (th / 2) * cos (ph / 2) - dph / 2 * sin (th / 2) * sin (ph / 2),
     dth / 2 * cos (th / 2) * sin (ph / 2) + dph / 2 * sin (th / 2) * cos (ph / 2)) : C)).
Definition down_slope (th ph dth dph : R) : spinor :=
  (((- (dth / 2 * cos (th / 2)) * cos (ph / 2) + dph / 2 * sin (th / 2) * sin (ph / 2),
     dth / 2 * cos (th / 2) * sin (ph / 2) + dph / 2 * sin (th / 2) * cos (ph / 2)) : C),
   ((- (dth / 2 * sin (th / 2)) * cos (ph / 2) - dph / 2 * cos (th / 2) * sin (ph / 2),
     - (dth / 2 * sin (th / 2)) * sin (ph / 2) + dph / 2 * cos (th / 2) * cos (ph / 2)) : C)).

Ltac slope_of T P X th ph t :=
  rewrite <- (is_derive_unique _ _ _ X); apply is_derive_unique;
  auto_derive; [ repeat split; eexists; eassumption |];
  change (fun x => th x) with th; change (fun x => ph x) with ph;
  rewrite ?(is_derive_unique _ _ _ T), ?(is_derive_unique _ _ _ P);
  change (th t * / 2) with (th t / 2); change (ph t * / 2) with (ph t / 2);
  rewrite ?sin_neg, ?cos_neg; field.

Lemma states_rate th ph t dth dph u d : is_derive th t dth -> is_derive ph t dph ->
  spinor_rate (fun t => up (th t) (ph t)) t u -> spinor_rate (fun t => down (th t) (ph t)) t d ->
  u = up_slope (th t) (ph t) dth dph /\ d = down_slope (th t) (ph t) dth dph.
Proof.
  intros T P [[U1 U2] [U3 U4]] [[D1 D2] [D3 D4]].
  destruct u as [[u1 u2] [u3 u4]], d as [[d1 d2] [d3 d4]].
  unfold up, down, cis, RtoC, Cmult, Copp, Re, Im in *; simpl in *.
  split; unfold up_slope, down_slope; repeat apply f_equal2.
  - slope_of T P U1 th ph t.
  - slope_of T P U2 th ph t.
  - slope_of T P U3 th ph t.
  - slope_of T P U4 th ph t.
  - slope_of T P D1 th ph t.
  - slope_of T P D2 th ph t.
  - slope_of T P D3 th ph t.
  - slope_of T P D4 th ph t.
Qed.

Lemma connection_of_states hbar th ph dth dph :
  connection hbar (up th ph) (down th ph) (up_slope th ph dth dph) (down_slope th ph dth dph) =
  path_connection hbar th dth dph.
Proof.
  unfold connection, path_connection, braket, up, down, up_slope, down_slope.
  replace (cos th) with (cos (2 * (th / 2))) by (f_equal; field).
  replace (sin th) with (sin (2 * (th / 2))) by (f_equal; field).
  rewrite cos_2a, sin_2a. generalize (th / 2), (ph / 2). intros x y.
  pose proof (square_of_sin x) as S. pose proof (square_of_sin y) as P.
  in_parts; rewrite ?sin_neg, ?cos_neg; field [S P].
Qed.

(* States at rest: the hypotheses above hold somewhere. *)
Lemma states_at_rest : spinor_rate (fun _ => up 0 0) 0 (RtoC 0, RtoC 0) /\ spinor_rate (fun _ => down 0 0) 0 (RtoC 0, RtoC 0).
Proof. split; refine (conj (conj _ _) (conj _ _)); exact (is_derive_const (V := R_NormedModule) _ _). Qed.

Ltac at_rest_states :=
  exists 1, 0, 0, 0, 0, (fun _ => 0), (fun _ => 0), (RtoC 0, RtoC 0), (RtoC 0, RtoC 0);
  destruct states_at_rest as [U D];
  refine (conj eq_refl (conj _ (conj _ (conj U D)))); exact (is_derive_const (V := R_NormedModule) _ _).
