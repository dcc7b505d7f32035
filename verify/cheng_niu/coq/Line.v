(* The electrons of all directions of flight along a line, in any texture: what the spin current loses. *)
From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
From Certificates Require Import Model Texture Beams.
Open Scope R_scope.

(* The beam of the cosine mu along the line, G at a place with its slope there: it flies mu l in tau_ex, l = v_F tau_ex, turns
   about n and relaxes to mu n as in Eq. 8 with relaxation, and scatters to the mean A of all as a beam of Beams.v. *)
Definition transport (xi rho l mu : R) (n A G slope : vec) : Prop :=
  times3 (mu * l) slope = plus3 (cross n G) (plus3 (times3 (- xi) (plus3 G (times3 (- mu) n)))
    (times3 rho (plus3 A (plus3 (times3 mu n) (times3 (- 1) G))))).

(* Where n turns evenly, by q a length, a beam of Beams.v is a beam here: in the frame that follows n it is the same everywhere. *)
Definition in_frame (th ph : R) (v : vec) : vec := let '(a, b, c) := v in
  plus3 (times3 a (e_theta th ph)) (plus3 (times3 b (e_phi th ph)) (times3 c (direction th ph))).
Lemma beam_flies xi rho l mu th q A G x : let k := q * l in
  beam (1 - cos th * (mu * k)) (mu * (k * sin th)) 0 xi rho mu A G ->
  exists slope, rate3 (fun x => in_frame th (q * x) G) x slope /\
    transport xi rho l mu (direction th (q * x)) (in_frame th (q * x) A) (in_frame th (q * x) G) slope.
Proof.
  destruct A as [[A1 A2] A3], G as [[G1 G2] G3]. intros k [B1 [B2 B3]].
  exists (times3 q (in_frame th (q * x) (- cos th * G2, cos th * G1 + sin th * G3, - sin th * G2))).
  pose proof (square_of_sin th) as S. split.
  - unfold rate3, in_frame, e_theta, e_phi, direction, plus3, times3. cbv beta iota delta [fst snd].
    refine (conj _ (conj _ _)); auto_derive; trivial; ring [S].
  - assert (mu * l * (q * (- cos th * G2)) = - G2 + - xi * G1 + rho * (A1 - G1)) as E1 by (unfold k in *; lra).
    assert (mu * l * (q * (cos th * G1 + sin th * G3)) = G1 - xi * G2 + rho * (A2 - G2)) as E2 by (unfold k in *; lra).
    assert (mu * l * (q * (- sin th * G2)) = - xi * (G3 - mu) + rho * (A3 + mu - G3)) as E3 by (unfold k in *; lra).
    clear B1 B2 B3 k. unfold transport.
    transitivity (in_frame th (q * x) (mu * l * (q * (- cos th * G2)), mu * l * (q * (cos th * G1 + sin th * G3)), mu * l * (q * (- sin th * G2)))).
    + unfold in_frame, plus3, times3, e_theta, e_phi, direction. repeat apply same_pair; ring.
    + rewrite E1, E2, E3. clear E1 E2 E3. pose proof (square_of_sin (q * x)) as T.
      unfold in_frame, plus3, times3, e_theta, e_phi, direction, cross. repeat apply same_pair; ring [S T].
Qed.

(* The accumulation of a current j, of the mean A: in a slow turn that of Eq. 15. *)
Definition carried_accumulation (tau_ex mu_B P e j l : R) (A : vec) : vec := times3 (- (3 * tau_ex * mu_B * P * j / (e * l))) A.

Lemma slow_accumulation tau_ex xi n_0 M_s mu_B P e j l n slope A : 0 < M_s -> 0 < e -> 0 < l ->
  mean_of_all (fun mu => times3 (- (mu ^ 2 * l / (1 + xi ^ 2))) (plus3 (cross n slope) (times3 xi slope))) A ->
  carried_accumulation tau_ex mu_B P e j l A =
  accumulation tau_ex xi n_0 M_s mu_B P e (times3 M_s n) (0, 0, 0) (times3 (j * M_s) slope).
Proof.
  intros M E L [A1 [A2 A3]]. assert (1 + xi ^ 2 <> 0) by nra.
  assert (forall c v u, (forall mu, u mu = - (mu ^ 2 * l / (1 + xi ^ 2)) * c) -> is_RInt u (- 1) 1 (2 * v) -> v = - (l / (3 * (1 + xi ^ 2))) * c) as I.
  { intros c v u U J. pose (F x := - (l / (3 * (1 + xi ^ 2))) * c * x ^ 3).
    assert (is_RInt (fun x => - (x ^ 2 * l / (1 + xi ^ 2)) * c) (- 1) 1 (F 1 - F (- 1))) as K
      by (apply antiderivative; intro x; [unfold F; auto_derive; [trivial | field; lra] | auto_derive; lra]).
    pose proof (same_mean _ _ _ _ (fun mu _ => U mu) J K) as Q. unfold F in Q. lra. }
  destruct A as [[a b] c], n as [[n1 n2] n3], slope as [[x y] z]. unfold carried_accumulation, accumulation, plus3, times3, cross in *.
  cbv beta iota delta [fst snd] in A1, A2, A3.
  rewrite (I _ _ _ (fun mu => eq_refl) A1), (I _ _ _ (fun mu => eq_refl) A2), (I _ _ _ (fun mu => eq_refl) A3).
  repeat apply same_pair; field; repeat split; lra.
Qed.

Lemma current_gain l (g d : R -> R -> R) (J m : R -> R) : 0 < l ->
  (forall x mu, is_derive (fun x => g x mu) x (d x mu)) -> (forall x mu, continuity_2d_pt d x mu) ->
  (forall x, is_RInt (fun mu => mu * g x mu) (- 1) 1 (2 * J x)) -> (forall x, is_RInt (fun mu => mu * l * d x mu) (- 1) 1 (2 * m x)) ->
  (forall x, continuous m x) -> forall a b, is_RInt m a b (l * (J b - J a)).
Proof.
  intros L D C I S M a b.
  assert (forall x, is_derive (fun x => l * J x) x (m x)) as Q.
  { intro x. apply (is_derive_ext (fun x => l / 2 * RInt (fun mu => mu * g x mu) (- 1) 1));
      [intro u; rewrite (is_RInt_unique _ _ _ _ (I u)); simpl; field |].
    replace (m x) with (l / 2 * RInt (fun mu => Derive (fun x => mu * g x mu) x) (- 1) 1).
    - apply is_derive_scal, is_derive_RInt_param.
      + apply filter_forall. intros u t _. eexists. apply is_derive_scal, D.
      + intros t _. apply (continuity_2d_pt_ext (fun u v => v * d u v)).
        * intros u v. symmetry. apply is_derive_unique, is_derive_scal, D.
        * apply continuity_2d_pt_mult; [apply continuity_2d_pt_id2 | apply C].
      + apply filter_forall. intro u. eexists. exact (I u).
    - apply (Rmult_eq_reg_l 2); [| lra]. rewrite <- (is_RInt_unique _ _ _ _ (S x)).
      transitivity (scal l (RInt (fun mu => Derive (fun x => mu * g x mu) x) (- 1) 1)); [unfold scal; simpl; unfold mult; simpl; field |].
      rewrite <- RInt_scal.
      + apply RInt_ext. intros t _. rewrite (is_derive_unique _ _ _ (is_derive_scal _ _ t _ (D x t))). unfold scal; simpl; unfold mult; simpl. ring.
      + exists (2 * m x / l). apply (is_RInt_ext (V := R_NormedModule) (fun mu => scal (/ l) (mu * l * d x mu))).
        * intros t _. rewrite (is_derive_unique _ _ _ (is_derive_scal _ _ t _ (D x t))). unfold scal; simpl; unfold mult; simpl. field. lra.
        * replace (2 * m x / l) with (scal (/ l) (2 * m x)) by (unfold scal; simpl; unfold mult; simpl; field; lra).
          apply (is_RInt_scal (V := R_NormedModule)), S. }
  replace (l * (J b - J a)) with (minus (l * J b) (l * J a)) by (unfold minus, plus, opp; simpl; ring).
  apply (is_RInt_derive (fun x => l * J x) m); intros x _; [apply Q | apply M].
Qed.

Lemma linear_mean (f g h : R -> R) a b c p q r s k : is_RInt f (- 1) 1 (2 * a) -> is_RInt g (- 1) 1 (2 * b) -> is_RInt h (- 1) 1 (2 * c) ->
  is_RInt (fun mu => p * f mu + (q * g mu + (r * h mu + (s * mu + k)))) (- 1) 1 (2 * (p * a + q * b + r * c + k)).
Proof.
  intros F G H.
  assert (is_RInt (fun mu => s * mu + k) (- 1) 1 ((s * 1 ^ 2 / 2 + k * 1) - (s * (- 1) ^ 2 / 2 + k * (- 1)))) as I
    by (apply (antiderivative (fun mu => s * mu ^ 2 / 2 + k * mu)); intro x; [auto_derive; [trivial | field] | auto_derive; trivial]).
  pose proof (is_RInt_plus _ _ _ _ _ _ (is_RInt_scal _ _ _ p _ F) (is_RInt_plus _ _ _ _ _ _ (is_RInt_scal _ _ _ q _ G)
    (is_RInt_plus _ _ _ _ _ _ (is_RInt_scal _ _ _ r _ H) I))) as J.
  unfold plus, scal in J; simpl in J; unfold mult in J; simpl in J.
  replace (2 * _) with (p * (2 * a) + (q * (2 * b) + (r * (2 * c) + (s * (1 * (1 * 1)) / 2 + k * 1 - (s * (-1 * (-1 * 1)) / 2 + k * -1))))) by field.
  exact J.
Qed.

(* A vector summed over a part of the line, and where it tends to. *)
Definition adds_up (f : R -> vec) (a b : R) (v : vec) : Prop :=
  is_RInt (fun x => fst (fst (f x))) a b (fst (fst v)) /\ is_RInt (fun x => snd (fst (f x))) a b (snd (fst v)) /\
  is_RInt (fun x => snd (f x)) a b (snd v).
Definition tends (f : R -> vec) (x : Rbar) (v : vec) : Prop :=
  is_lim (fun N => fst (fst (f N))) x (fst (fst v)) /\ is_lim (fun N => snd (fst (f N))) x (snd (fst v)) /\ is_lim (fun N => snd (f N)) x (snd v).
Definition smooth (f : R -> R -> vec) : Prop := forall x mu,
  continuity_2d_pt (fun x mu => fst (fst (f x mu))) x mu /\ continuity_2d_pt (fun x mu => snd (fst (f x mu))) x mu /\
  continuity_2d_pt (fun x mu => snd (f x mu)) x mu.

Lemma smooth_products (a b c d e f : R -> R) k x : ex_derive a x -> ex_derive b x -> ex_derive c x -> ex_derive d x -> ex_derive e x ->
  (forall x, a x * b x - c x * d x + k * e x = f x) -> continuous f x.
Proof.
  intros A B C D E F. apply (ex_derive_continuous (V := R_NormedModule)), (ex_derive_ext _ _ _ F). auto_derive. repeat split; assumption.
Qed.

Lemma line_gain xi rho l (n A J : R -> vec) (G slope : R -> R -> vec) : 0 < l ->
  (forall x mu, rate3 (fun x => G x mu) x (slope x mu)) -> smooth slope ->
  (forall x mu, - 1 <= mu <= 1 -> transport xi rho l mu (n x) (A x) (G x mu) (slope x mu)) ->
  (forall x, mean_of_all (G x) (A x) /\ mean_of_all (fun mu => times3 mu (G x mu)) (J x)) ->
  (forall x, exists n' A', rate3 n x n' /\ rate3 A x A') ->
  forall a b, adds_up (fun x => plus3 (cross (n x) (A x)) (times3 (- xi) (A x))) a b (times3 l (plus3 (J b) (times3 (- 1) (J a)))).
Proof.
  intros L D C T M S a b.
  assert (forall x, (ex_derive (fun x => fst (fst (n x))) x /\ ex_derive (fun x => snd (fst (n x))) x /\ ex_derive (fun x => snd (n x)) x) /\
    ex_derive (fun x => fst (fst (A x))) x /\ ex_derive (fun x => snd (fst (A x))) x /\ ex_derive (fun x => snd (A x)) x) as S'.
  { intro x. destruct (S x) as [n' [A' [[X [Y Z]] [U [V W]]]]]. refine (conj (conj _ (conj _ _)) (conj _ (conj _ _))); eexists; eassumption. }
  assert (forall i : vec -> R, (forall v w, i (plus3 v w) = i v + i w) -> (forall k v, i (times3 k v) = k * i v) ->
    (forall x mu, is_derive (fun x => i (G x mu)) x (i (slope x mu))) -> (forall x mu, continuity_2d_pt (fun x mu => i (slope x mu)) x mu) ->
    (forall x, is_RInt (fun mu => mu * i (G x mu)) (- 1) 1 (2 * i (J x))) ->
    (forall x, is_RInt (fun mu => mu * l * i (slope x mu)) (- 1) 1 (2 * i (plus3 (cross (n x) (A x)) (times3 (- xi) (A x))))) ->
    (forall x, continuous (fun x => i (plus3 (cross (n x) (A x)) (times3 (- xi) (A x)))) x) ->
    is_RInt (fun x => i (plus3 (cross (n x) (A x)) (times3 (- xi) (A x)))) a b (i (times3 l (plus3 (J b) (times3 (- 1) (J a)))))) as I.
  { intros i P K I1 I2 I3 I4 I5. pose proof (current_gain l (fun x mu => i (G x mu)) (fun x mu => i (slope x mu)) (fun x => i (J x)) _ L I1 I2 I3 I4 I5 a b) as Q.
    rewrite K, P, K. replace (i (J b) + - 1 * i (J a)) with (i (J b) - i (J a)) by ring. exact Q. }
  assert (forall (v w : R -> R) k, (forall mu, - 1 <= mu <= 1 -> w mu = v mu) -> is_RInt v (- 1) 1 k -> is_RInt w (- 1) 1 k) as same.
  { intros v w k E. apply (is_RInt_ext (V := R_NormedModule)). rewrite Rmin_left, Rmax_right by lra. intros y Y. symmetry. apply E. lra. }
  refine (conj _ (conj _ _));
    [ apply (I (fun v => fst (fst v))) | apply (I (fun v => snd (fst v))) | apply (I (fun v => snd v)) ];
    try (intros [[? ?] ?] [[? ?] ?]; reflexivity); try (intros ? [[? ?] ?]; reflexivity); try (intros x mu; apply (D x mu)); try (intros x mu; apply (C x mu)); intro x;
    destruct (M x) as [[M1 [M2 M3]] [Q1 [Q2 Q3]]]; destruct (S' x) as [[N1 [N2 N3]] [A1 [A2 A3]]].
  1: eapply same; [| exact Q1]. 4: eapply same; [| exact Q2]. 7: eapply same; [| exact Q3].
  1, 4, 7: intros mu _; cbv beta; destruct (G x mu) as [[? ?] ?]; reflexivity.
  1: pose proof (linear_mean _ _ _ _ _ _ (snd (fst (n x))) (- snd (n x)) (- (xi + rho)) ((xi + rho) * fst (fst (n x))) (rho * fst (fst (A x))) M3 M2 M1) as Q.
  3: pose proof (linear_mean _ _ _ _ _ _ (snd (n x)) (- fst (fst (n x))) (- (xi + rho)) ((xi + rho) * snd (fst (n x))) (rho * snd (fst (A x))) M1 M3 M2) as Q.
  5: pose proof (linear_mean _ _ _ _ _ _ (fst (fst (n x))) (- snd (fst (n x))) (- (xi + rho)) ((xi + rho) * snd (n x)) (rho * snd (A x)) M2 M1 M3) as Q.
  1, 3, 5: match type of Q with is_RInt _ _ _ ?v => match goal with |- is_RInt _ _ _ ?w => replace w with v end end;
    [ eapply same; [| exact Q]; intros mu R; pose proof (T x mu R) as E; unfold transport in E; clear - E;
      destruct (n x) as [[? ?] ?], (A x) as [[? ?] ?], (G x mu) as [[? ?] ?], (slope x mu) as [[? ?] ?];
      unfold plus3, times3, cross in E; injection E; intros; simpl; lra
    | destruct (n x) as [[? ?] ?], (A x) as [[? ?] ?]; simpl; ring ].
  - apply (smooth_products _ _ _ _ _ _ (- xi) x N2 A3 N3 A2 A1). intro u. destruct (n u) as [[? ?] ?], (A u) as [[? ?] ?]. reflexivity.
  - apply (smooth_products _ _ _ _ _ _ (- xi) x N3 A1 N1 A3 A2). intro u. destruct (n u) as [[? ?] ?], (A u) as [[? ?] ?]. reflexivity.
  - apply (smooth_products _ _ _ _ _ _ (- xi) x N1 A2 N2 A1 A3). intro u. destruct (n u) as [[? ?] ?], (A u) as [[? ?] ?]. reflexivity.
Qed.

(* What the accumulation A of beams gives up to exchange and to relaxation, along the line from - N to N. *)
Lemma line_total K xi l (n A J : R -> vec) (total lost kept : R -> vec) n_in n_out : 0 < l ->
  (forall a b, adds_up (fun x => plus3 (cross (n x) (A x)) (times3 (- xi) (A x))) a b (times3 l (plus3 (J b) (times3 (- 1) (J a))))) ->
  tends J p_infty (times3 (1 / 3) n_out) -> tends J m_infty (times3 (1 / 3) n_in) ->
  let along x := times3 (dot (A x) (n x)) (n x) in let across x := plus3 (A x) (times3 (- 1) (along x)) in
  (forall N, adds_up (fun x => times3 (3 * K / l) (cross (n x) (A x))) (- N) N (total N) /\ adds_up across (- N) N (lost N) /\ adds_up along (- N) N (kept N)) ->
  tends (fun N => plus3 (total N) (times3 (- (3 * xi * K / l)) (plus3 (lost N) (kept N)))) p_infty (times3 K (plus3 n_out (times3 (- 1) n_in))).
Proof.
  intros L B P M along across H.
  assert (forall i : vec -> R, (forall v w, i (plus3 v w) = i v + i w) -> (forall k v, i (times3 k v) = k * i v) ->
    is_lim (fun N => i (J N)) p_infty (i (times3 (1 / 3) n_out)) -> is_lim (fun N => i (J N)) m_infty (i (times3 (1 / 3) n_in)) ->
    (forall a b, is_RInt (fun x => i (plus3 (cross (n x) (A x)) (times3 (- xi) (A x)))) a b (i (times3 l (plus3 (J b) (times3 (- 1) (J a)))))) ->
    (forall N, is_RInt (fun x => i (times3 (3 * K / l) (cross (n x) (A x)))) (- N) N (i (total N)) /\
      is_RInt (fun x => i (across x)) (- N) N (i (lost N)) /\ is_RInt (fun x => i (along x)) (- N) N (i (kept N))) ->
    is_lim (fun N => i (plus3 (total N) (times3 (- (3 * xi * K / l)) (plus3 (lost N) (kept N))))) p_infty (i (times3 K (plus3 n_out (times3 (- 1) n_in))))) as I.
  { intros i S T I1 I2 I3 I4. apply (is_lim_ext (fun N => 3 * K * (i (J N) - i (J (- N))))).
    - intro N. destruct (I4 N) as [F1 [F2 F3]].
      pose proof (is_RInt_plus _ _ _ _ _ _ (is_RInt_scal _ _ _ (3 * K / l) _ (I3 (- N) N)) (is_RInt_scal _ _ _ (3 * xi * K / l) _ (is_RInt_plus _ _ _ _ _ _ F2 F3))) as F.
      apply (is_RInt_ext (V := R_NormedModule) _ (fun x => i (times3 (3 * K / l) (cross (n x) (A x))))) in F.
      + apply (is_RInt_unique (V := R_CompleteNormedModule)) in F1. apply (is_RInt_unique (V := R_CompleteNormedModule)) in F. rewrite F1 in F.
        unfold plus, scal in F; simpl in F; unfold mult in F; simpl in F. rewrite S, T, S, F, T, S, T. field. lra.
      + intros x _. unfold plus, scal; simpl; unfold mult; simpl. unfold across. rewrite !S, !T. field. lra.
    - replace (i (times3 K (plus3 n_out (times3 (- 1) n_in)))) with (3 * K * (1 / 3 * i n_out - 1 / 3 * i n_in)) by (rewrite T, S, T; field).
      rewrite T in I1, I2. apply (is_lim_scal_l _ (3 * K) p_infty (1 / 3 * i n_out - 1 / 3 * i n_in)).
      apply is_lim_minus'; [exact I1 |]. apply (is_lim_comp _ _ p_infty _ m_infty I2); [| exists 0; discriminate].
      apply (is_lim_opp _ p_infty p_infty), is_lim_id. }
  destruct P as [P1 [P2 P3]], M as [M1 [M2 M3]].
  refine (conj (I (fun v => fst (fst v)) _ _ P1 M1 (fun a b => proj1 (B a b)) _) (conj (I (fun v => snd (fst v)) _ _ P2 M2 (fun a b => proj1 (proj2 (B a b))) _)
    (I (fun v => snd v) _ _ P3 M3 (fun a b => proj2 (proj2 (B a b))) _)));
    try (intros [[? ?] ?] [[? ?] ?]; reflexivity); try (intros ? [[? ?] ?]; reflexivity); intro N; destruct (H N) as [[T1 [T2 T3]] [[L1 [L2 L3]] [K1 [K2 K3]]]];
    refine (conj _ (conj _ _)); assumption.
Qed.

Lemma adds_up_ext f g a b v : (forall x, f x = g x) -> adds_up f a b v -> adds_up g a b v.
Proof.
  intros E [F1 [F2 F3]]. refine (conj _ (conj _ _)); eapply (is_RInt_ext (V := R_NormedModule)); try eassumption; intros x _; cbv beta; rewrite E; reflexivity.
Qed.
Lemma tends_ext f g x v w : (forall N, f N = g N) -> v = w -> tends f x v -> tends g x w.
Proof.
  intros E <- [F1 [F2 F3]]. refine (conj _ (conj _ _)); eapply is_lim_ext; try eassumption; intro N; cbv beta; rewrite E; reflexivity.
Qed.

(* A line that is uniform: the hypotheses above hold somewhere. *)
Lemma uniform_line : mean_of_all (fun mu => times3 mu (0, 0, 1)) (0, 0, 0) /\ mean_of_all (fun mu => times3 mu (times3 mu (0, 0, 1))) (0, 0, 1 / 3).
Proof.
  assert (forall c k p v, v = 2 * k / 3 + 2 * p -> is_RInt (fun mu => c * mu + k * mu ^ 2 + p) (- 1) 1 v) as I.
  { intros c k p v V. pose (F x := c * x ^ 2 / 2 + k * x ^ 3 / 3 + p * x). replace v with (F 1 - F (- 1)) by (rewrite V; unfold F; field).
    apply antiderivative; intro x; [unfold F; auto_derive; [trivial | field] | auto_derive; trivial]. }
  assert (forall (f g : R -> R) v, (forall x, g x = f x) -> is_RInt g (- 1) 1 v -> is_RInt f (- 1) 1 v) as X
    by (intros f g v E; apply (is_RInt_ext (V := R_NormedModule)); intros x _; apply E).
  split; refine (conj _ (conj _ _)); unfold times3; cbv beta iota delta [fst snd];
    [ eapply X; [| apply (I 0 0 0)] | eapply X; [| apply (I 0 0 0)] | eapply X; [| apply (I 1 0 0)]
    | eapply X; [| apply (I 0 0 0)] | eapply X; [| apply (I 0 0 0)] | eapply X; [| apply (I 0 1 0)] ]; try (intro x; simpl; ring); field.
Qed.
